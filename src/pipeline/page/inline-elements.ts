import { ClassTest } from '../../rules/element-class.ts';
import { HEADINGS, leadsWithin, type Element } from './tree.ts';

/** Inline elements of these classes hold a text of their own: a credit is glued to its caption by nothing but a style sheet. */
const APART = new ClassTest(/(?:^|[^a-z])(?:captions?|cutline|credits?|photographer)(?:$|[^a-z])/);

/** Whether an inline element breaks the text as a block does. */
export function standsApart({ elementClass }: Element): boolean {
  return elementClass.is(APART);
}

/** `<a name="top"/>` leads nowhere, and as HTML knows no such closing, it holds all that follows. A heading may link to itself. */
export function isAnchor(element: Element, href: string | undefined): boolean {
  if (href !== undefined) return element.parent !== null && leadsWithin(href) && HEADINGS.has(element.parent.name);
  return (
    (element.attr('name') !== undefined || element.attr('id') !== undefined) && element.attr('onclick') === undefined
  );
}

/** `<template shadowrootmode="open">`: the markup of an element that a browser shows. */
export function isShadow(element: Element): boolean {
  return element.name === 'template' && element.attr('shadowrootmode') !== undefined;
}
