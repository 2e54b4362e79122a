/** Elements that hold a piece of a text, or a list or a table of it. */
export const PIECES: ReadonlySet<string> = new Set(
  'p h2 h3 h4 h5 h6 blockquote pre li ul ol dd dt dl td th tr tbody thead table'.split(' '),
);
