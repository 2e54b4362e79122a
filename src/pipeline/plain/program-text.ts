import { overLines } from '../../text/over-lines.ts';

/** Lines that only a program has, by the language that writes them so. */
const LANGUAGES: readonly (readonly [name: string, line: RegExp])[] = [
  ['PHP', /^<\?php\b/],
  ['C', /^#\s*(?:include\s*[<"]|define\s+\w+|ifndef\s+\w+|pragma\s+\w+)/],
  [
    'JavaScript',
    new RegExp(overLines`
      ^(?:
        import\s.{1,200}\sfrom\s+['"]
        | export (?:const|function|class|default)\b
        | (?:const|let|var)\s+[\w{$[,\s\]}]{1,80}=
        | module\.exports\b
        | ['"]use strict['"];?$
        | (?:async )?function\b.{0,120}\{$
      )
    `),
  ],
  [
    'Python',
    new RegExp(overLines`
      ^(?:
        from\s+[\w.]+\s+import\s
        | import\s+[\w.]+(?:\s+as\s+\w+)?$
        | def\s+\w+\(.{0,160}\).{0,40}:$
        | class\s+\w+(?:\(.{0,80}\))?:$
        | if __name__ ==
      )
    `),
  ],
  [
    'Java or C#',
    new RegExp(overLines`
      ^(?:package|using)\s+[\w.]+;$
      | ^import\s+(?:static\s+)?[\w.]+\*?;$
      | ^(?:public|private|protected)\s+(?:static\s+|final\s+|abstract\s+)*[\w<>[\]]+\s+\w+.{0,160}[{;]$
    `),
  ],
  ['SQL', /^(?:CREATE (?:TABLE|INDEX|VIEW)|INSERT INTO|ALTER TABLE|DROP TABLE)\s/i],
  ['CSS', /^(?:[.#@][\w-]{1,60}|body|html|div|[apui]|h[1-6]|li|table|td)\b[^{}<>]{0,200}\{/],
  ['a shell', /^(?:export\s+\w+=|set -[a-z]{1,4}$|(?:el)?if \[\[? .{1,120}\]\]?; then$|fi$|esac$)/],
];
/** Lines that end as a statement or a block of code does; a story's never do. */
const STATEMENT = /(?:[{};]|\)\s*=>|\):|\/\*|\*\/)$/;
/** This many of a text's lines are looked at. */
const SAMPLE = 400;
/** Shares of the lines: those that end as statements, where one speaks a language besides; or those that speak it. */
const STATEMENTS = 0.25;
const SPEAKING = 0.12;

/** The language a text is a program in, or null: a story may quote a line of one. */
export function programLanguage(blocks: readonly string[]): string | null {
  const lines = blocks.slice(0, SAMPLE).map((line) => line.slice(0, 300));
  if (/^#!\s?\/\S/.test(lines[0] ?? '')) return 'a script with its interpreter named';
  const statements = lines.filter((line) => STATEMENT.test(line)).length;
  let name: string | null = null;
  let most = 0;
  for (const [language, pattern] of LANGUAGES) {
    const count = lines.filter((line) => pattern.test(line)).length;
    if (count > most) {
      name = language;
      most = count;
    }
  }
  const told = statements >= STATEMENTS * lines.length || most >= SPEAKING * lines.length;
  return told && most + statements > 2 ? name : null;
}
