import type { RejectReason } from '../model/reject.ts';

/** A sign, in a page's title, first heading or only text, that it is no article. */
export interface Refusal {
  readonly reason: RejectReason;
  /** Tested on title and headline, or on the page's visible text where there is little of it. */
  readonly on: 'title' | 'text' | 'url';
  readonly pattern: RegExp;
  /** Refuses only a page with fewer words of story than this. */
  readonly under: number;
}

export const REFUSALS: readonly Refusal[] = [
  {
    reason: 'error-page',
    on: 'title',
    pattern:
      /\b(?:404|403|410|500|502|503)\b.{0,30}(?:error|not found|forbidden|gone|unavailable)|\bpage (?:not|can(?:not|['’]t) be) found\b|\b(?:not found|access denied|forbidden|service unavailable|bad gateway|server error)\b|^(?:error|404)\b|no longer (?:available|exists)|(?:article|story) (?:not found|expired|unavailable)|\bunavailable (?:due to|for) legal reasons\b|not available in your (?:country|region|area)/i,
    under: 120,
  },
  {
    reason: 'error-page',
    on: 'text',
    pattern:
      /(?:the )?(?:page|article|story|file) (?:you (?:are looking for|requested|were looking for)|that you requested) (?:has expired|(?:could|can) ?not be found|does(?:n['’]t| not) exist|(?:is|was) (?:not|no longer)|has been (?:moved|removed))|we (?:can['’]t|could(?:n['’]t| not)) find (?:the|that) page|access (?:to this (?:site|page|website) )?(?:can ?not be granted|is (?:not permitted|denied|blocked))/i,
    under: 120,
  },
  {
    reason: 'consent-wall',
    on: 'title',
    pattern:
      /^(?:just a moment|attention required|are you (?:a )?(?:human|robot)|security check|before you continue|pardon our interruption|human verification|checking your browser|ddos protection|privacy (?:center|consent|settings|preferences)|consent|we value your privacy|your privacy (?:choices|matters|settings)|cookie (?:consent|settings|preferences))\b/i,
    under: 200,
  },
  {
    reason: 'consent-wall',
    on: 'text',
    pattern:
      /(?:verify(?:ing)? (?:that )?you are (?:a )?human|checking (?:if the site connection is secure|your browser before)|enable javascript and cookies to continue|we and our (?:\d+ )?partners (?:store|process|use)|accept all cookies to continue|before you continue to .{2,40}|your privacy (?:choices|is important to us).{0,200}accept|please confirm you are not a robot|unusual activity from your)/i,
    under: 60,
  },
  {
    reason: 'search-page',
    on: 'title',
    pattern: /^(?:search(?: results?)?\b|results for\b|you searched for\b|.{0,60}\bsearch results\b)/i,
    under: 400,
  },
  {
    reason: 'search-page',
    on: 'url',
    pattern: /\/search(?:\/|\?|$)|[?&](?:s|q|query|keyword|search)=[^&]/i,
    under: 60,
  },
  {
    reason: 'paywall-teaser',
    on: 'text',
    pattern:
      /(?:subscribe|sign in|log ?in|register|become a (?:member|subscriber)|start your (?:free )?(?:trial|subscription))[^.]{0,60}(?:to (?:continue|keep|read|unlock|access|view)|for (?:full|unlimited) access)|(?:continue|keep) reading[^.]{0,60}(?:subscri|account|free trial)|(?:this|the) (?:article|story|content) is (?:for|available (?:only )?to|exclusive to|reserved for) (?:our )?(?:subscribers|members)|you(?:['’]ve| have) (?:reached|read|used|hit) (?:your|all|the).{0,40}(?:limit|free articles|articles)|to (?:continue|read) (?:reading|the full|this).{0,60}(?:subscribe|sign|log|register)|unlock (?:this|the) (?:article|story)|subscribers? only|subscriber exclusive/i,
    under: 130,
  },
  {
    reason: 'video-only',
    on: 'url',
    pattern:
      /\/(?:videos?|watch|clips?|audio|podcasts?|gallery|galleries|photos?|slideshows?|photogallery|picture-gallery)(?:\/|$)/i,
    under: 90,
  },
];

/** What a page is called whose purpose is its form: a part of its title, or a heading, that says nothing else. */
export const FORM_TITLE =
  /^(?:(?:please |member |subscriber |user |secure |account )?(?:log[ -]?(?:in|on)|sign[ -]?(?:in|on|up)|register|registration)(?: (?:now|here|page|required|to continue|to your account|or register))?|create (?:an|your|a new|a free) account|(?:my|your) account|(?:forgot(?:ten)?|reset|lost) (?:your |my )?password|contact(?: us| the (?:newsroom|editors?|staff)| form| information)?|(?:send|give|leave) us (?:your )?(?:feedback|a message|an? e-?mail|a news tip)|feedback|submit (?:a|your) (?:news tip|letter|story|event|photo|obituary|classified)s?|letters? to the editor form|advertise(?: with us)?|subscribe(?: now| today)?|e-?mail (?:this (?:article|story|page)|(?:to )?a friend))$/i;
