import type { Context, Hono } from 'hono';
import type { DeskEnv } from './access/gate.ts';
import { needs } from './access/gate.ts';
import type { Html } from './html/html.ts';
import { layout, type Place } from './html/layout.ts';
import { Refusal } from './refusal.ts';

export type DeskContext = Context<DeskEnv>;

/**
 * One view of the desk: what it shows, and how. The same data stand at its address as a page and, with `.json` behind, as
 * JSON; whoever may read may share either.
 */
export interface View<Data> {
  /** With a pattern for each parameter, as `/articles/:id{a-[0-9a-f]+}`. */
  readonly path: string;
  readonly place: Place | ((data: Data) => Place);
  /** Null where it is not in the store. */
  readonly load: (c: DeskContext) => Promise<Data | null>;
  readonly title: (data: Data) => string;
  readonly render: (data: Data, c: DeskContext) => Html;
}

export function addView<Data extends object>(app: Hono<DeskEnv>, view: View<Data>): void {
  const load = async (c: DeskContext): Promise<Data> => {
    const { pathname, search } = new URL(c.req.url);
    const key = `${pathname.replace(/\.json$/, '')}${search}`;
    const data = await c.get('inHand').once(key, () => view.load(c));
    if (data === null) throw new Refusal('not-found', 'the store holds nothing by this name');
    return data;
  };
  app.get(`${view.path === '/' ? '/now' : view.path}.json`.replace('}.json', '\\.json}'), needs('read'), async (c) =>
    c.json(await load(c)),
  );
  app.get(view.path, needs('read'), async (c) => {
    const data = await load(c);
    const shell = {
      title: view.title(data),
      place: typeof view.place === 'function' ? view.place(data) : view.place,
      role: c.get('role'),
      signedIn: c.get('signedIn'),
      url: new URL(c.req.url),
    };
    return c.html(String(layout(shell, view.render(data, c))));
  });
}

/** A parameter of the path without the ending of the JSON twin. */
export function idOf(c: DeskContext, name = 'id'): string {
  return (c.req.param(name) ?? '').replace(/\.json$/, '');
}
