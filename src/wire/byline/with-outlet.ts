import { beginsWithGivenName } from '../given-names.ts';
import { readOrganisation } from '../organisation.ts';
import { isPersonName } from '../person-name.ts';
import { addOrganisation, addPerson, type Draft } from './drafted.ts';

/** A name in capitals in front of a name that is not. */
const CAPITALS_FIRST =
  /^(\p{Lu}[\p{Lu}.'’-]+(?: \p{Lu}[\p{Lu}.'’-]*){1,2}) (?:[Oo]f |[Ff]or )?((?:[Tt]he )?\p{Lu}[\p{Ll}-]+(?: .+)?)$/u;

/** `JO ROE Harbor Tribune`: an outlet behind a name that its capitals set apart. */
export function readCapitalsAndOutlet(token: string, out: Draft): boolean {
  const [, name, behind] = CAPITALS_FIRST.exec(token) ?? [];
  if (name === undefined || behind === undefined || !isPersonName(name)) return false;
  addPerson(out, name);
  const organisation = readOrganisation(behind);
  if (organisation) addOrganisation(out, organisation);
  return true;
}

/** `Jo Roe for The Harbor Tribune`. */
export function readNameForOutlet(token: string, out: Draft): boolean {
  const [, name, outlet] = / [Ff]or /.test(token) ? (FOR_OUTLET.exec(token) ?? []) : [];
  if (name === undefined || outlet === undefined || !isPersonName(name) || !beginsWithGivenName(name)) return false;
  addPerson(out, name);
  const organisation = readOrganisation(outlet);
  if (organisation) addOrganisation(out, organisation);
  return true;
}
const FOR_OUTLET = /^(\p{Lu}[^,]{3,40}?) [Ff]or ((?:[Tt]he )?\p{Lu}[\p{L}&.' -]{2,50})$/u;

/** `NBC News' Jo Roe`. */
export function readOutletsPerson(token: string, out: Draft): boolean {
  const [, outlet = '', name = ''] = /['’] /.test(token) ? (OUTLETS_PERSON.exec(token) ?? []) : [];
  const organisation = outlet === '' || !isPersonName(name) ? null : readOrganisation(outlet);
  if (organisation === null) return false;
  addOrganisation(out, organisation);
  addPerson(out, name);
  return true;
}
const OUTLETS_PERSON = /^(\p{Lu}[^'’]{1,40}s)['’] (\p{Lu}.+)$/u;

/** `Jo Roe Globe Staff`, in a line that is a byline: behind a common given name and a surname stands the outlet. */
export function readNameAndOutlet(token: string, out: Draft): boolean {
  if (!(out.signed || out.people.length > 0) || !beginsWithGivenName(token)) return false;
  const words = token.split(' ');
  if (words.length < 3 || words.length > 7) return false;
  const end = words.length > 3 && beginsWithGivenName(words[1]!) ? 3 : 2;
  const name = words.slice(0, end).join(' ');
  const outlet = words.slice(end).join(' ');
  // A surname in capitals may be a station's call sign.
  const organisation = isPersonName(name) && outlet !== outlet.toUpperCase() ? readOrganisation(outlet) : null;
  if (organisation === null) return false;
  addPerson(out, name);
  addOrganisation(out, organisation);
  return true;
}
