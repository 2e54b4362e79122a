import { fill, PARAGRAPHS, storyPage } from './story.ts';
import type { HostilePage } from './case.ts';

const MB = 1_000_000;
const story = PARAGRAPHS.map((text) => `<p>${text}</p>`).join('');

/** Pages whose markup is the attack: depth, breadth, what never ends, what ends without having begun. */
export const MARKUP_CASES: readonly HostilePage[] = [
  {
    name: '100,000 nested div',
    make: () => storyPage({ beforeStory: '<div>'.repeat(100_000), afterStory: '</div>'.repeat(100_000) }),
    expect: 'story',
  },
  {
    name: '100,000 nested div with a word at each depth',
    make: () => storyPage({ beforeStory: '<div>word'.repeat(100_000) }),
    expect: 'any',
  },
  {
    name: '30,000 nested div, each a sentence long',
    make: () =>
      storyPage({ beforeStory: fill('<div>The tide table of day # is posted at the gate, the warden said.', 2 * MB) }),
    expect: 'any',
  },
  {
    name: '100,000 nested span that never end',
    make: () => storyPage({ beforeStory: '<span>'.repeat(100_000) }),
    expect: 'story',
  },
  {
    name: '100,000 nested links that never end',
    make: () => storyPage({ beforeStory: '<a href=/x>'.repeat(100_000) }),
    expect: 'any',
  },
  {
    name: '50,000 open bold and as many paragraphs',
    make: () => storyPage({ beforeStory: '<b>'.repeat(50_000), inStory: fill('<p>Row # of the list.', MB) }),
    expect: 'any',
  },
  {
    name: '30,000 nested tables',
    make: () => storyPage({ beforeStory: '<table><tr><td>'.repeat(30_000) }),
    expect: 'story',
  },
  { name: '100,000 nested lists', make: () => storyPage({ inStory: '<ul><li>x'.repeat(100_000) }), expect: 'any' },
  { name: '100,000 nested quotes', make: () => storyPage({ inStory: '<blockquote>'.repeat(100_000) }), expect: 'any' },
  {
    name: '300,000 open i, 300,000 closed b',
    make: () => storyPage({ inStory: `<p>${'<i>'.repeat(300_000)}${'</b>'.repeat(300_000)}</p>` }),
    expect: 'any',
  },
  {
    name: '1 million end tags without a start',
    make: () => storyPage({ beforeStory: '</div>'.repeat(MB) }),
    expect: 'story',
  },
  {
    name: '2 million line breaks',
    make: () => storyPage({ inStory: `<p>${'<br>'.repeat(2 * MB)}</p>` }),
    expect: 'story',
  },
  { name: '1 million empty paragraphs', make: () => storyPage({ inStory: '<p>'.repeat(MB) }), expect: 'story' },
  {
    name: '1 million list items',
    make: () => storyPage({ inStory: `<ul>${'<li>a'.repeat(MB)}</ul>` }),
    expect: 'article',
  },
  {
    name: '300,000 list items with links',
    make: () => storyPage({ inStory: `<ul>${fill('<li><a href=/#>Item #</a>', 8 * MB)}</ul>` }),
    expect: 'article',
  },
  {
    name: '150,000 teaser boxes',
    make: () =>
      storyPage({
        afterStory: fill(
          '<div class=box><a href=/#>Town news of #</a><p>The council of the town met on it again, a clerk said.</p></div>',
          9 * MB,
        ),
      }),
    expect: 'any',
  },
  {
    name: '100,000 headings that open furniture',
    make: () => storyPage({ inStory: fill('<h3>Related stories</h3><p>Something # short', 6 * MB) }),
    expect: 'any',
  },
  {
    name: '100,000 h1',
    make: () => storyPage({ afterStory: fill('<h1>Harbor board votes to rebuild pier #</h1>', 5 * MB) }),
    expect: 'story',
  },
  {
    name: '200,000 captions',
    make: () =>
      storyPage({ afterStory: fill('<figure><figcaption>Boats # (AP Photo/Ada Quill)</figcaption></figure>', 9 * MB) }),
    expect: 'story',
  },
  {
    name: '150,000 bylines',
    make: () => storyPage({ inStory: fill('<p class=byline>By Ada Quill#, Associated Press</p>', 8 * MB) }),
    expect: 'any',
  },
  {
    name: '25,000 datelines',
    make: () =>
      storyPage({
        inStory: fill('<p>PORT ALDER (AP) — The board met for time # and went home late in the evening.</p>', 2 * MB),
      }),
    expect: 'any',
  },
  {
    name: '40,000 different classes with prose',
    make: () =>
      storyPage({
        afterStory: fill('<p class="c#">The tide table of day # is posted at the gate, the warden said.', 3 * MB),
      }),
    expect: 'any',
  },
  {
    name: '25,000 paragraphs of one story',
    make: () =>
      storyPage({
        inStory: fill(
          '<p>The tide table of day # is posted at the gate, and the warden reads it out loud.</p>',
          2.2 * MB,
        ),
      }),
    expect: 'article',
  },
  {
    name: '200 nested div around 400,000 paragraphs',
    make: () => storyPage({ beforeStory: '<div>'.repeat(200), afterStory: '<p>x'.repeat(400_000) }),
    expect: 'any',
  },
  { name: '1 million attributes', make: () => storyPage({ attributes: fill('a# ', 7.9 * MB) }), expect: 'story' },
  { name: '1 million equal attributes', make: () => storyPage({ attributes: 'class=x '.repeat(MB) }), expect: 'story' },
  {
    name: 'an attribute of 9 MB',
    make: () => storyPage({ attributes: `data-x="${'x'.repeat(9 * MB)}"` }),
    expect: 'story',
  },
  {
    name: 'a class of 9 MB without a space',
    make: () => storyPage({ attributes: `class="${'aB'.repeat(4.5 * MB)}"` }),
    expect: 'story',
  },
  {
    name: 'a class of 1 million tokens',
    make: () => storyPage({ attributes: `class="${fill('c# ', 8 * MB)}"` }),
    expect: 'story',
  },
  {
    name: 'a style of 9 MB',
    make: () => storyPage({ attributes: `style="${'display : '.repeat(900_000)}"` }),
    expect: 'story',
  },
  { name: 'a tag name of 9 MB', make: () => storyPage({ afterStory: `<${'x'.repeat(9 * MB)}>` }), expect: 'story' },
  {
    name: 'an attribute that never ends',
    make: () => storyPage({ afterStory: `<div title="${'x '.repeat(4 * MB)}` }),
    expect: 'story',
  },
  { name: '50 MB of <', make: () => Buffer.alloc(50 * MB, '<'), expect: 'too-large' },
  { name: '9 MB of <', make: () => '<'.repeat(9 * MB), expect: 'reject' },
  { name: '9 MB of <a', make: () => `${story}${'<a '.repeat(3 * MB)}`, expect: 'any' },
  { name: '9 MB of <!', make: () => storyPage({ beforeStory: '<!'.repeat(4.5 * MB) }), expect: 'any' },
  { name: '9 MB of <!--', make: () => storyPage({ afterStory: '<!--'.repeat(2.2 * MB) }), expect: 'story' },
  { name: '9 MB of <!-->', make: () => storyPage({ beforeStory: '<!-->'.repeat(1.8 * MB) }), expect: 'any' },
  { name: '9 MB of <![CDATA[', make: () => storyPage({ afterStory: '<![CDATA['.repeat(MB) }), expect: 'any' },
  { name: '9 MB of <?', make: () => storyPage({ afterStory: '<?'.repeat(4.5 * MB) }), expect: 'any' },
  { name: '9 MB of </', make: () => storyPage({ afterStory: '</'.repeat(4.5 * MB) }), expect: 'any' },
  {
    name: '9 MB of </script',
    make: () => storyPage({ afterStory: `<script>${'</scrip '.repeat(MB)}` }),
    expect: 'any',
  },
  {
    name: 'an unclosed script after the story',
    make: () => storyPage({ afterStory: `<script>${'x = "<p>";'.repeat(800_000)}` }),
    expect: 'story',
  },
  {
    name: '100,000 scripts',
    make: () => storyPage({ afterStory: fill('<script>var a# = "<p>Not a story.</p>";</script>', 6 * MB) }),
    expect: 'story',
  },
];
