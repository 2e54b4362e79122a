/** Agencies and networks that a role begins with: `AP Sports Writer`. */
const OF_AGENCY = [
  'AP',
  'Associated Press',
  'The Associated Press',
  'Reuters',
  'AFP',
  'CNN',
  'UPI',
  'Canadian Press',
  'PA SportsTicker',
  'NBC News',
  'CBS News',
  'ABC News',
  'Fox News',
  'BBC News',
  'Bloomberg',
];

/** What comes before the last word of a role, any number of times: rank, subject, place. */
const BEFORE = [
  'Chief',
  'Senior',
  'National',
  'Political',
  'Politics',
  'Sports',
  'Business',
  'Science',
  'Medical',
  'Health',
  'Technology',
  'Tech',
  'Aerospace',
  'Golf',
  'Tennis',
  'Baseball',
  'Basketball',
  'Football',
  'Soccer',
  'Hockey',
  'Racing',
  'Auto',
  'Boxing',
  'Skiing',
  'Olympics',
  'Food',
  'Fashion',
  'Travel',
  'Music',
  'Movie',
  'Television',
  'TV',
  'Film',
  'Drama',
  'Theater',
  'Art',
  'Arts',
  'Entertainment',
  'Lifestyle',
  'Lifestyles',
  'Economic',
  'Economics',
  'Energy',
  'White House',
  'Congressional',
  'Parliamentary',
  'Diplomatic',
  'Military',
  'Security',
  'Intelligence',
  'Legal',
  'Legal Affairs',
  'Court',
  'Courts',
  'Education',
  'Religion',
  'Environment',
  'Environmental',
  'Climate',
  'Investigative',
  'Special',
  'Foreign',
  'International',
  'Personal Finance',
  'Market',
  'Markets',
  'Retail',
  'Airlines',
  'Real Estate',
  'Staff',
  'Contributing',
  'Global',
  'Deputy',
  'Managing',
  'Executive',
  'Supreme Court',
  'Washington',
  'Bureau',
  'News',
  'Associate',
  'Assistant',
  'Copy',
  'City',
  'State',
  'Metro',
  'Video',
  'Digital',
  'Data',
  'Weekend',
  'Freelance',
  'Breaking',
  'Crime',
  'Feature',
  'Features',
  'Consumer',
  'Statehouse',
  'Capitol',
  'Race and Ethnicity',
  'And',
  'Correspondent',
  'Correspondent,',
  'Content',
  'Hub',
  'Review',
];

/** The last word of a role. */
const ENDS = [
  'Writer',
  'Reporter',
  'Correspondent',
  'Editor',
  'Columnist',
  'Critic',
  'Producer',
  'Photographer',
  'Journalist',
  'Analyst',
  'Chief',
  'Anchor',
  'Meteorologist',
  'Contributor',
  'Intern',
  'Fellow',
  'Staff',
  'Director',
];
const NO_PLURAL = new Set(['Chief', 'Anchor', 'Meteorologist', 'Intern', 'Fellow', 'Staff']);

/** Words that begin a title behind a name, and stand in no name: `Steffan Roe Deputy Content Hub Director`, `Jo Roe Founder`. */
const BEGINS = [
  'Deputy',
  'Senior',
  'Staff',
  'Founder',
  'Co-Founder',
  'Cofounder',
  'CEO',
  'CTO',
  'CFO',
  'Director',
  'Manager',
  'Managing',
  'Executive',
  'Editor',
  'Editors',
  'Editorial',
  'Writer',
  'Reporter',
  'Correspondent',
  'Columnist',
  'Contributor',
  'Contributing',
  'Freelance',
  'Parliamentary',
  'Political',
  'Specialist',
  'Consultant',
  'Strategist',
  'Analyst',
  'Producer',
  'Assistant',
  'Associate',
  'Professor',
  'Lecturer',
  'Researcher',
  'Coordinator',
  'Officer',
  'Advisor',
  'Adviser',
  'Expert',
  'Vice',
  'Former',
  'Master',
  'Certified',
  'Global',
];

/** What a title may hold besides: with one of these a part of a byline says what somebody is. */
const INSIDE = [
  ...BEGINS,
  'President',
  'Chairman',
  'Chairwoman',
  'Scientist',
  'Historian',
  'Dietitian',
  'Nutritionist',
  'Consultant',
  'Instructor',
  'Educator',
  'Engineer',
  'Attorney',
  'Reviewer',
  'Gardener',
  'Trainer',
  'Therapist',
  'Physician',
  'Contributor',
  'Owner',
  'Lead',
  'Head',
  'Photographer',
  'Critic',
  'Journalist',
];

function anyOf(words: readonly string[]): string {
  return words.toSorted((a, b) => b.length - a.length).join('|');
}

function roleOf(ends: readonly string[]): string {
  const last = ends.map((word) => (NO_PLURAL.has(word) ? word : `${word}s?`)).join('|');
  return String.raw`((?:(?:${anyOf(BEFORE)})\s+)*(?:${last}))\.?`;
}

const OPTIONAL_AGENCY = String.raw`(?:(?:${anyOf(OF_AGENCY)})\s+)?`;

/** A part of a byline that is a role and nothing else, with its agency or without: the role is the first group. */
export const ROLE = new RegExp(`^${OPTIONAL_AGENCY}${roleOf(ENDS)}$`, 'i');
/** A role behind something else (`Harbor Tribune Staff` is an outlet): the something, then the agency's name and the role. */
export const ROLE_TAIL = new RegExp(
  String.raw`^(.+?)\s+(${OPTIONAL_AGENCY}${roleOf(ENDS.filter((word) => !NO_PLURAL.has(word)))})$`,
  'i',
);

/** The words by which {@link ROLE} and {@link ROLE_TAIL} end, lower-case. */
export const ROLE_WORDS: ReadonlySet<string> = new Set(
  ENDS.flatMap((word) => (NO_PLURAL.has(word) ? [word] : [word, `${word}s`])).map((word) => word.toLowerCase()),
);

const BEGINS_LOWER = new Set(BEGINS.map((word) => word.toLowerCase()));
const INSIDE_LOWER = new Set(INSIDE.map((word) => word.toLowerCase()));

/** Where a title begins behind a name of two words or more; -1 where none does. */
export function titleFrom(words: readonly string[]): number {
  for (let i = 2; i < words.length; i++) if (BEGINS_LOWER.has(words[i]!.toLowerCase().replace(/[.,]$/, ''))) return i;
  return -1;
}

const BEFORE_LOWER = new Set(BEFORE.map((word) => word.toLowerCase()));

/** Whether a word stands in roles before their last word: `Digital`, `Sports`. */
export function isWordOfRoles(word: string): boolean {
  return BEFORE_LOWER.has(word.toLowerCase());
}

/** Whether a part of a byline says what somebody is. */
export function isTitle(part: string): boolean {
  return part.split(' ').some((word) => INSIDE_LOWER.has(word.toLowerCase().replace(/[.,s]+$/, '')));
}
