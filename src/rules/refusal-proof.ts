/** What else a page must show where a sign of `refusals.ts` is to be proven. */
import { overLines } from '../text/over-lines.ts';

/** A part of a path under which the pages of writers lie. */
export const WRITERS =
  /\/(?:authors?|by|staff|users?|profiles?|writers?|contributors?|reporters?|columnists?|journalists?)\//i;

/** What a page is called whose purpose is its form: a part of its title, or a heading, that says nothing else. */
export const FORM_TITLE = new RegExp(
  overLines`
    ^(?:
      (?:please |member |subscriber |user |secure |account )?
      (?:log[ -]?(?:in|on)|sign[ -]?(?:in|on|up)|register|registration)
      (?: (?:now|here|page|required|to continue|to your account|or register))?
      | create (?:an|your|a new|a free) account
      | (?:my|your) account
      | (?:forgot(?:ten)?|reset|lost) (?:your |my )?password
      | contact(?: us| the (?:newsroom|editors?|staff)| form| information)?
      | (?:send|give|leave) us (?:your )?(?:feedback|a message|an? e-?mail|a news tip)
      | (?:give |send )?feedback
      | submit (?:a|your) (?:news tip|letter|story|event|photo|obituary|classified)s?
      | letters? to the editor form
      | advertise(?: with us)?
      | subscribe(?: now| today)?
      | e-?mail (?:this (?:article|story|page)|(?:to )?a friend)
    )$
  `,
  'i',
);

/** What a button says that a page of consent waits for. */
export const CONSENT_BUTTON = new RegExp(
  overLines`
    ^(?:i )?(?:accept|agree|consent|ok|okay|got it|allow)
    (?: (?:all|and (?:continue|close)|cookies|all cookies|to all))*[.!]?$
    | ^(?:alle(?:s)? )?(?:akzeptieren|zustimmen|einverstanden)(?: und (?:weiter|schließen))?$
    | ^(?:tout )?accepter(?: (?:tout|et continuer|et fermer))?$
    | ^(?:aceptar|acepto)(?: (?:todo|y continuar|cookies))?$
    | ^accetta(?: (?:tutto|e continua))?$
    | ^aceitar(?: (?:tudo|e continuar))?$
  `,
  'i',
);
/** Words of such a page. */
export const CONSENT_WORDS = new RegExp(
  overLines`
    cookies?
    | consent
    | personal data
    | third part(?:y|ies)
    | tracking
    | datenschutz
    | zustimmung
    | données personnelles
    | consentement
    | datos personales
    | consentimiento
    | dati personali
    | dados pessoais
  `,
  'i',
);
