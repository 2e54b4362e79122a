/** Words that never stand in a writer's name, by what they are. */
const WORDS: Readonly<Record<string, string>> = {
  small:
    'the a an in on at for to from with of by via is are was were has have will says said this that these his her its our their why how what not your my about former',
  days: 'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december today yesterday',
  desks:
    'news newsroom sports business politics opinion health world nation national local weather wire wires desk bureau service services media network team staff',
  pictures:
    'photo photos graphic graphics photographer video videos image images file handout courtesy getty royalty free pool gallery',
  work: 'writer writers reporter reporters editor editors editorial correspondent correspondents columnist contributor contributors admin administrator webmaster reviewer reviewers expert experts founder ceo director manager specialist certified licensed registered content seo hr ux app mobile journalism author authors spotlight gardener blogger bloggers',
  outlets:
    'press times post tribune herald gazette journal daily chronicle independent radio television tv magazine online web newspaper newspapers mail digest citizen agencies agency blog blogs website podcast newsletter newsletters enquirer inquirer courier dispatch sentinel examiner observer ledger telegraph bulletin republic republican broadcasting communications publishing shimbun zeitung',
  page: 'published updated posted copyright reserved rights read reading more share sharing comments comment email print advertisement sponsored advertorial story stories article articles live breaking special guest policy privacy terms home subscribe login menu search account popular latest trending related recommended topics topic categories category tags guidelines posts sections newsroom font checked reviewed verified editorially sponsored exclusive details should getting time global',
  social:
    'facebook twitter instagram linkedin pinterest whatsapp youtube tiktok reddit telegram snapchat google scholar',
  sections:
    'make buy creative growth fractional check stop start shop talk travel destinations food drink stay submitted release releases reviews guides trends insights tips news experience analytics marketing development consulting technology technologies software laptops lifestyle entertainment education finance science culture recipes coaching strategy strategies tale tales interactive league football soccer cricket',
  bodies:
    'university college school department county city state clinic hospital inc corp llc ltd company group instruments systems solutions holdings partners foundation institute association industries international laboratories dentistry center centre pc llp pllc',
};
export const NOT_NAME: ReadonlySet<string> = new Set(Object.values(WORDS).flatMap((line) => line.split(' ')));

/** Labels beside a story that have the form of a name, of words that names are made of; lower case. */
export const NAMED_LABELS: ReadonlySet<string> = new Set([
  'text size',
  'font size',
  'small medium',
  'printer friendly',
  'copy link',
  'gift link',
  'save link',
  'save saved saving',
  'fact check',
  'fact checker',
  'condé nast',
  'conde nast',
  'top picks',
  'top story',
  'must reads',
  'quick links',
  'sign in',
  'sign up',
  'log in',
  'log out',
  'listen now',
  'watch now',
  'play audio',
  'skip ad',
  'key points',
  'key takeaways',
  'show caption',
  'hide caption',
  'hire marketers',
  'design style',
  'dark mode',
  'light mode',
  'all rights',
  'meet the author',
  'about us',
  'contact us',
  'follow us',
  'join us',
  'next up',
  'up next',
]);
