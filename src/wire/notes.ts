import type { StoryNote } from '../model/article.ts';
import { oneOf, signaturesOf } from './agency-names.ts';

type Kind = StoryNote['kind'];

/** A name, its particles and its initials, as contributor lines write it. */
const NAME = String.raw`(?:\p{Lu}[\p{L}.'’-]*|de|la|del|von|van|der|al|el|bin|Jr\.|Sr\.|III)`;
/** A paper that reported in September tells of the story, not of where its writer was. */
const MONTH_NAMES =
  'January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Aug|Sept?|Oct|Nov|Dec';
/** Agencies that whole lines credit, or whose writers are named at a story's end. */
const CREDITED = oneOf([
  ...signaturesOf(
    'AP',
    'Reuters',
    'AFP',
    'UPI',
    'CP',
    'PA',
    'AAP',
    'dpa',
    'Xinhua',
    'Kyodo',
    'PTI',
    'IANS',
    'Bloomberg',
    'Dow Jones',
    'CNN',
    'NBC',
    'CBS',
    'ABC',
    'Fox',
    'KFF',
    'IDG',
    'McClatchy',
    'WaPo',
    'NYT',
    'USA Today',
  ),
  'Dow Jones',
  'IDG',
  'Tribune',
]);

const CONTRIBUTOR = new RegExp(
  String.raw`^(?:(?:The )?${CREDITED}(?:['’]s?)?\b[^.!?]{0,40}\b)?[^!?"“”]{0,600}\bcontributed (?:to|from|in|reporting|information)\b[^!?]{0,160}[.)]*$`,
  'iu',
);
const CONTRIBUTOR_START = new RegExp(
  String.raw`^(?:With )?(?:(?:The )?${CREDITED}\b|${NAME}(?: ${NAME}){1,5}(?:,| and| in | of | at |['’]s | contributed)|(?:Additional|Contributing)\b|This (?:story|article|report)|Information from|Staff |Also contributing|Others? )`,
  'u',
);
const REPORTED_FROM = new RegExp(
  String.raw`^${NAME}(?: ${NAME}){0,3}(?:,? (?:and |&? ?)?${NAME}(?: ${NAME}){0,3}){0,4} (?:reported|wrote|is based|are based|was based|contributed) (?:from|in) (?!(?:${MONTH_NAMES})\b)\p{Lu}`,
  'u',
);
const REPORTERS_ONLY =
  /^(?:(?:Additional |Further )?(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Tt]ranslat(?:ion|ed)|[Rr]esearch|[Cc]ompiled|[Gg]raphics?)\b(?: and [a-z]+)? (?:for \w+ )?(?:[Bb]y|[Ff]rom) (?=\p{Lu})|Editing by (?=\p{Lu})|Compiled by (?=\p{Lu})|[Ww]ith (?:assistance|reporting|files|contributions) (?:from|by) |Editors?: |With files from )/u;

/** Bloomberg's last line: `--Jane Roe and John Doe, with assistance from ...`. */
const ASSISTED = new RegExp(
  String.raw`^${NAME}(?: ${NAME}){1,3}(?: and ${NAME}(?: ${NAME}){1,3})?(?: in ${NAME}(?: ${NAME})?)?[,.]? [Ww]ith (?:assistance|help|reporting) (?:from|by) \p{Lu}`,
  'u',
);

const CORRECTION =
  /^\(?(?:This version (?:has (?:been )?correct(?:s|ed)|corrects|CORRECTS|deletes|DELETES|clarifies|removes)|This (?:story|article|report|item|version|post|headline|piece) (?:(?:has been|was|is) (?:corrected|clarified|amended|revised) |corrects |clarifies )|(?:This|The|An earlier version of this|A previous version of this|In an earlier version of this|Earlier versions of this|A prior version of this|The earlier version of this) (?:story|article|report|version|headline|post|caption|photo caption)s? (?:[^.]{0,80})?(?:incorrectly|misstated|misidentified|misspelled|erroneously|inaccurately|gave the wrong|mistakenly|should have|has been corrected|was corrected|have been corrected|omitted|contained (?:an )?(?:error|incorrect)|included (?:an )?(?:error|incorrect|wrong))|(?:Correction|CORRECTION|Clarification|CLARIFICATION|Corrections|Corrects)(?:\s?\([^)]{3,30}\))?(?:\s?[:—–]|, [A-Z][a-z]+ \d| to this (?:story|article))|In (?:a|an|the|some) (?:earlier|previous|original|story|stories|article|Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec).{0,160}, The Associated Press (?:erroneously|incorrectly|misspelled|misidentified|misstated|reported erroneously))/;
const UPDATE =
  /^[([]?(?:This report (?:has been|was|will be) (?:updated|first published)|(?:This|The) (?:is a developing|is a breaking|story is (?:developing|breaking|being updated)|is an? (?:developing|breaking) (?:news )?story|story (?:has been|was|will be|is being) (?:updated|first published|originally published)|article (?:has been|was|will be) (?:updated|first published|originally published)|report by The Canadian Press was first published|version (?:has been |was )?(?:updates|updated|adds|restores))|(?:Editor['’]?s['’]? [Nn]ote: )?This story (?:has been|was) updated|(?:UPDATE|Update|UPDATED|Updated)(?: \d)?\s?: (?:This|The) (?:story|article|post|headline)\b|Check back (?:for|here|with)|More (?:details|information|on this story) (?:to (?:come|follow)|as|will)|Updates? (?:to come|to follow))/;
const EDITORS =
  /^[([—–_\s]*(?:Eds?\.?:|Editors?:|EDITORS:|EDS:|(?:EDITOR|Editor)['’]?[Ss]?['’]?\s(?:NOTE|Note|note)s?\b\s?[—–_:.-]|EDITORS['’]? NOTE\b|Note to (?:editors|readers|subscribers|customers)\b|NOTE TO (?:EDITORS|READERS)\b|Editors,? note\b|(?:RECASTS|UPDATES|ADDS|CORRECTS|RAISES|AMs\.|PMs\.|APNewsNow\.|Minor edits|Updates with|Adds (?:details|quotes|background))\b.{0,300}(?:With AP Photos|photos?|details|quotes|throughout|comment|background)\b|With AP (?:Photos?|Video|Graphic)s?\b.{0,80}$|Members? eds:|For (?:use|release) (?:in|by|on|at)\b.{0,80}$)/;
const VERSION =
  /^(?:(?:BC|AP|AM|PM|US|EU|AS|AF|LT|ML|CN|FBN|BBN|BKN|HKN|CAR|GLF|TEN|SOC)[-–]{1,2}[\w.&' ,()–-]{2,100}(?:\d(?:st|nd|rd|th) (?:Ld|Lead|Add|NewsNow)|Ld|Writethru|,\s?\d{2,4})[\w ,.<-]{0,40}$|(?:\d{1,2}(?:st|nd|rd|th) (?:Ld|Lead)(?:[-–, ]?(?:Writethru|Optional))?|\bLd-Writethru\b|ADDITIONAL? TAKE|\d(?:st|nd|rd|th) Add)\b.{0,40}$|AP Photo [A-Z]{2,5}\d{2,4}\b.{0,60}$|Take \d of \d$)/;
const FOLLOW = new RegExp(
  String.raw`^(?:(?:Please )?Follow (?:[^.!?]{0,140}(?:\bon (?:Twitter|Facebook|X|Instagram|Threads|Bluesky|social media)\b|\bat:?\s|https?:|@|twitter\.com|AP['’]s|coverage|here)|@)|(?:Find|Read|See) (?:all|more|AP['’]s|the AP['’]s|full|additional)[^.!?]{0,100}(?:\bAP\b|coverage|https?:|apnews\.com)|More (?:AP|CNN|Associated Press|of AP['’]s|from AP|on AP|stories by|news from)[^.!?]{0,80}(?::|https?:|at |$)|(?:Full |More )?AP(?:['’]s)?(?: [\p{L}&'’-]+){0,6}\s?(?::|\bat\b)\s?(?:https?:|http|www|apnews|twitter)|(?:Full AP|AP['’]s full|For more AP|For full AP|Get (?:more|AP)|Join the|Like (?:us|the)|Sign up for (?:the )?AP)\b[^.!?]{0,140}(?:https?:|apnews|coverage|here|Facebook|newsletter)|Catch up on [^.!?]{0,100}with AP\b|Listen to AP['’]s|On Twitter:?\s|Twitter: @|Follow (?:him|her|them|me|us) (?:on|at)\b)`,
  'iu',
);
const ON_TWITTER = new RegExp(
  String.raw`^${NAME}(?: ${NAME}){1,3} (?:is |can be found |can be followed )?on (?:Twitter|X|Facebook|Instagram|Bluesky)\b(?::| at | is )`,
  'u',
);
const SUPPORT =
  /\b(?:receives? (?:financial |funding |journalism )?support (?:from|for)|is (?:supported|funded) by|are supported by|supported by (?:a grant|the|several)|produced (?:in collaboration|in partnership) with|is part of (?:States Newsroom|a collaboration|an AP|the AP)|made possible by)\b/;
const SUPPORT_START =
  /^(?:(?:The )?(?:Associated Press|AP)(?:['’]s?)?\b|This (?:story|article|report|coverage|series|work|content)|[\p{L}' ]{2,50} is part of States Newsroom|(?:The )?[\p{L}/' -]{2,60} (?:Report for America)|Support for this)/u;
const SOLELY =
  /\b(?:AP|The Associated Press|Associated Press) is solely responsible for (?:all|this) content\b|^(?:The Associated Press|AP) (?:created|produced) this (?:story|report) using technology provided by\b|^This story was (?:created|generated) (?:by|using) (?:technology|automated)|Report for America is a nonprofit|^(?:Find|See|Read) (?:more about )?(?:the )?AP['’]s (?:standards|climate initiative)/;
const COPYRIGHT =
  /^[\s"'(—–\-_[]*(?:Copyright\b(?=$|[\s,:]*(?:©|&copy;|\([cC]\)|\d{4}|by\b|The\b|[A-Z]))|COPYRIGHT\b|©|\([cC]\)\s?(?:Copyright|\d{4}|The|AP|AFP|Thomson)|™ (?:&|and) ©|™ (?:&|and) \([cC]\)|&copy;|The-CNN-Wire\b|\(Copyright|All [Rr]ights [Rr]eserved\b|All contents? (?:©|copyright)|(?:The|Portions of the) (?:information|content|material)s? contained in the (?:AP|AFP)|This material may not be published|AP Material ©|Disclaimer: This news article is copyrighted|Content copyright)/;
const COPYRIGHT_TAIL =
  /\b(?:This material may not be published, broadcast,? rewritten,? or redistributed|may not be published, broadcast, rewritten)/;
const CREDIT = new RegExp(
  String.raw`^[\s(©—–-]*(?:Source: (?:The )?${CREDITED}|Brought to you by AAP|Hosted by (?:Google)?$|(?:The )?${CREDITED}(?: News)?(?: contributed to this (?:report|story))?|Distributed by (?:Tribune|TNS|Tribune Content Agency)[^.]{0,60}|Visit (?:the )?[\p{L} .]{3,60} at (?:www\.)?\S+\.(?:com|org|net)|Provided by [\p{L} ]{3,40}|This story is sourced direct from[^.]{0,80}|\((?:AP|AFP|Reuters|CNN|TNS|CP|UPI|MCT|PA|AAP|ANI|PTI|IANS)\)|(?:(?:This|The) (?:article|story|report) (?:is|was) (?:republished|originally published|first published|provided|produced|distributed|reprinted|re-published)[^.]{0,40} (?:from|on|by|at|with|in) [^.]{2,120}))[\s.)]*(?:Read the original article[^.]{0,80}\.?|(?:to|with) .{0,80})?$`,
  'u',
);
const CONTACT = new RegExp(
  String.raw`^(?:[^!?]{0,140}\b(?:can|may) be reached (?:at(?:$|[^.!?]{0,60}(?:[@("\d]|Twitter))|on Twitter\b|via |by (?:e-?mail|phone|calling)\b)|(?:E-?mail|Write to|Contact|Reach) (?:the (?:writer|reporter|author|editor)s?|him|her|them|${NAME})\b[^!?]{0,80}(?:@|at |\bon Twitter\b)|(?:Reach|Contact) (?:the )?(?:reporters?|writers?|authors?) |[^!?]{3,160} is (?:a|an|the) [^!?]{3,80}(?:columnist|writer|reporter|editor|correspondent)[^!?]{0,80}(?:Write to|Contact|Reach|Follow|E-?mail|@))`,
  'u',
);
const REFERENCE =
  /^(?:On the Net:?|Online:?|On the Web:?|ONLINE:|ON THE NET:?|Information from:|Related links?:|SOURCE:?\s|Sources?: (?:bit\.ly|https?:|www|http)|Our Standards: The Thomson Reuters)/;
const LINK_LINE = /^[\p{Lu}\d][^.!?]{1,90}:\s*(?:https?:\/\/|www\.)\S+(?:\s\S{0,40})?$/u;
const BARE_LINK = /^(?:https?:\/\/|www\.)\S+$/;
const TRANSMISSION =
  /^(?:AP-[A-Z]{2}-\d{2}-\d{2}-\d{2} \d{4}(?:[A-Z]{3})?|\(?(?:APTV|AP-NY|AP-WF|AP)-\d{2}-\d{2}-\d{2,4}\b.{0,20}\)?|[A-Z]{2,3}-[A-Z]{2}-\d{2}-\d{2}-\d{2} \d{4}[A-Z]{3}<?|\d{4}(?:GMT|EDT|EST|CDT|CST) \w{3,9} \d{1,2}|\((?:[a-z]{2,4}[-/]){1,3}[a-z]{2,4}\)|(?:bur-)?[a-z]{2,3}(?:-[a-z]{2,3})?\/[a-z]{2,3}(?:\/[a-z]{2,3})?|<?!?PARA\d!?>?|Enditem|\(END\)|END|-30-|#{2,3}|\^{2,}|nN?\w{6,12})$/;
const SEPARATOR = /^(?:[_\-–—=*•·~.\s#]{1,60})$/;

// What a line of a kind must hold or how it must begin, cheap to look for and to compile: nearly all lines are prose and
// go no further.
const REPORTED = /(?:reported|wrote|based|contributed) (?:from|in) /;
/** The starts of {@link SUPPORT_START}, but for two that name who supports within so many characters. */
const SUPPORTED_FIRST = /^(?:(?:The )?(?:Associated Press|AP)|This |Support for)/;
const SUPPORTERS_WITHIN = 90;
const CONTACT_WORD = /^(?:E-?mail|Write to|Contact|Reach)|be reached|columnist|writer|reporter|editor|correspondent/;
const MEDIUM = /on (?:Twitter|X\b|Facebook|Instagram|Bluesky)/;
const WITH_HELP = /ith (?:assistance|help|reporting) /;
const LINK = /https?:|www\./;
const FOLLOW_START =
  /^(?:please|follow|find|read|see|more|full|ap|get|join|like|sign|for|catch|listen|on twitter|twitter)/i;

/**
 * Tells the furniture of a wire story from its text: the kind of note a whole paragraph is, or null for a paragraph of the
 * story. `position` is where it stands; a line that only makes sense at the end is taken for one only there (`tail`), and a
 * body paragraph that merely mentions such words stays.
 */
export function storyNote(text: string, position: StoryNote['position']): Kind | null {
  const line = text.trim();
  if (line === '') return null;
  if (line.length <= 60 && SEPARATOR.test(line)) return /[_\-–—=*~#•·]/.test(line) ? 'separator' : null;
  if (line.length > 1500) return null;
  // Marks before the words are taken off once, not by every pattern: a run of dashes is then no work for any.
  const bare = line.replace(/^[-–—*(\s]+/, '');
  return (
    shortLine(line, bare, position) ??
    opening(line) ??
    reporters(bare) ??
    contributor(bare) ??
    support(bare) ??
    contact(bare, position) ??
    follow(bare, position)
  );
}

function shortLine(line: string, bare: string, position: StoryNote['position']): Kind | null {
  if (line.length > 220) return null;
  if (line.startsWith('©')) return 'copyright';
  if (TRANSMISSION.test(line) && (position === 'tail' || !/^[a-z]+$|^END$/.test(line))) return 'transmission-code';
  if (VERSION.test(line)) return 'version-marker';
  const linked = LINK.test(line);
  if (linked && /https?:/.test(line) && (ON_TWITTER.test(bare) || FOLLOW.test(bare))) return 'follow';
  if (REFERENCE.test(line)) return 'reference';
  if (position === 'tail' && linked && (LINK_LINE.test(line) || BARE_LINK.test(line)) && !FOLLOW.test(bare))
    return 'reference';
  return CREDIT.test(line) && !/ contributed to this /.test(line) ? 'credit' : null;
}

function opening(line: string): Kind | null {
  if (COPYRIGHT.test(line) && line.length < 900) return 'copyright';
  if (line.length < 400 && line.includes('may not be published') && COPYRIGHT_TAIL.test(line)) return 'copyright';
  if (CORRECTION.test(line)) return 'correction';
  if (UPDATE.test(line) && line.length < 400) return 'update';
  return EDITORS.test(line) ? 'editors-note' : null;
}

function reporters(line: string): Kind | null {
  return (line.length <= 900 && REPORTERS_ONLY.test(line)) ||
    (line.length < 400 && WITH_HELP.test(line) && ASSISTED.test(line))
    ? 'contributor'
    : null;
}

function contributor(line: string): Kind | null {
  if (line.length > 900) return null;
  if (
    line.includes('contributed ') &&
    CONTRIBUTOR_START.test(line) &&
    CONTRIBUTOR.test(line) &&
    /contributed (?:to (?:this|the)\b|from \p{Lu}|reporting|in \p{Lu}|information)/u.test(line)
  )
    return 'contributor';
  if (REPORTED.test(line) && REPORTED_FROM.test(line))
    return /\bcontributed\b/.test(line) ? 'contributor' : line.length < 320 ? 'location' : null;
  return null;
}

function support(line: string): Kind | null {
  if (SOLELY.test(line)) return 'support';
  return line.length < 700 && mayTellOfSupport(line) && SUPPORT_START.test(line) && SUPPORT.test(line)
    ? 'support'
    : null;
}

function mayTellOfSupport(line: string): boolean {
  if (SUPPORTED_FIRST.test(line)) return true;
  const start = line.slice(0, SUPPORTERS_WITHIN);
  return start.includes('is part of States Newsroom') || start.includes('Report for America');
}

/** Longest line that tells how to reach or follow somebody. */
const LONGEST_CLOSING = 420;

function contact(line: string, position: StoryNote['position']): Kind | null {
  if (line.length > LONGEST_CLOSING) return null;
  if (position !== 'lead' && CONTACT_WORD.test(line) && CONTACT.test(line)) return 'contact';
  return MEDIUM.test(line) && ON_TWITTER.test(line) ? 'follow' : null;
}

function follow(line: string, position: StoryNote['position']): Kind | null {
  return line.length <= LONGEST_CLOSING &&
    FOLLOW_START.test(line) &&
    FOLLOW.test(line) &&
    (position === 'tail' || /https?:|@|\bAP\b|AP['’]s|Twitter|apnews/.test(line))
    ? 'follow'
    : null;
}
