import { html, type Html } from '../html/html.ts';
import { heading, layout } from '../html/layout.ts';
import { REFUSALS } from '../refusal.ts';
import type { DeskContext } from '../view.ts';
import type { OpenApi } from './open-api.ts';

interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly format?: string;
}

interface Operation {
  readonly summary?: string;
  readonly description?: string;
  readonly parameters?: readonly {
    name: string;
    in: string;
    required?: boolean;
    description?: string;
    schema?: Schema;
  }[];
  readonly requestBody?: { content: Readonly<Record<string, { schema?: Schema }>> };
  readonly responses?: Readonly<
    Record<string, { description?: string; content?: Readonly<Record<string, { schema?: Schema }>> }>
  >;
}

/** The contract as a page to read, made of the document that programs read. */
export function reference(contract: OpenApi, c: DeskContext): Html {
  const url = new URL(c.req.url);
  const shell = {
    title: 'API',
    place: 'api',
    role: c.get('role'),
    signedIn: c.get('signedIn'),
    url,
    alone: true,
  } as const;
  const paths = Object.entries((contract.paths ?? {}) as Record<string, Record<string, Operation>>);
  const schemas = Object.entries((contract.components?.schemas ?? {}) as Record<string, Schema>);
  return layout(
    shell,
    html`<div class="reference">
      ${heading('API', inline(contract.info.description ?? ''), html`<p class="actions"><a class="button" href="/v1/openapi.json">OpenAPI 3.1</a></p>`)}
      <section>
        <h2>Send a page</h2>
        <pre tabindex="0"><code>${example(url.origin)}</code></pre>
      </section>
      <nav aria-label="Operations">
        <ul>
          ${paths.flatMap(([path, methods]) =>
            Object.entries(methods).map(
              ([method, { summary }]) =>
                html`<li>
                  <a href="#${anchor(method, path)}"><code>${method.toUpperCase()} ${path}</code></a>
                  <span class="quiet">${summary ?? ''}</span>
                </li>`,
            ),
          )}
        </ul>
      </nav>
      ${paths.flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => operationOf(method, path, operation)))}
      <section>
        <h2>Errors</h2>
        <p class="lead">
          An error is JSON with <code>error</code>, one of these names, <code>message</code> and <code>meaning</code>.
        </p>
        <div class="wide">
          <table>
            <thead>
              <tr>
                <th>Status</th>
                <th>Name</th>
                <th>Meaning</th>
              </tr>
            </thead>
            <tbody>
              ${Object.entries(REFUSALS).map(
                ([name, { status, meaning }]) =>
                  html`<tr>
                    <td>${status}</td>
                    <td><code>${name}</code></td>
                    <td>${meaning}</td>
                  </tr>`,
              )}
            </tbody>
          </table>
        </div>
      </section>
      <section>
        <h2>Schemas</h2>
        ${schemas.map(
          ([name, schema]) =>
            html`<details id="schema-${name}">
              <summary><code>${name}</code> <span class="quiet">${schema.description ?? ''}</span></summary>
              ${properties(schema)}
            </details>`,
        )}
      </section>
    </div>`,
  );
}

function example(origin: string): string {
  return `curl ${origin}/v1/pages -H 'Content-Type: text/html' -H 'Page-URL: https://outlet.example/story' --data-binary @story.html`;
}

function operationOf(
  method: string,
  path: string,
  { summary, description, parameters = [], requestBody, responses = {} }: Operation,
): Html {
  return html`<section id="${anchor(method, path)}">
    <h2>${summary ?? path}</h2>
    <p><code>${method.toUpperCase()} ${path}</code></p>
    <p class="lead">${inline(description ?? '')}</p>
    ${
      parameters.length > 0 &&
      html`<div class="wide">
        <table>
          <thead>
            <tr>
              <th>Parameter</th>
              <th>Where</th>
              <th>Type</th>
              <th>Meaning</th>
            </tr>
          </thead>
          <tbody>
            ${parameters.map(
              (one) =>
                html`<tr>
                  <td><code>${one.name}</code></td>
                  <td>${one.in}</td>
                  <td>${typeOf(one.schema)}</td>
                  <td>${inline(one.description ?? one.schema?.description ?? '')}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>`
    }
    ${requestBody !== undefined && html`<p>Body: ${bodies(requestBody.content)}</p>`}
    <div class="wide">
      <table>
        <thead>
          <tr>
            <th>Status</th>
            <th>Answer</th>
          </tr>
        </thead>
        <tbody>
          ${Object.entries(responses).map(
            ([status, one]) =>
              html`<tr>
                <td>${status}</td>
                <td>${inline(one.description ?? '')} ${Number(status) < 300 && bodies(one.content ?? {})}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </section>`;
}

/** Content types, those with one schema together. */
function bodies(content: Readonly<Record<string, { schema?: Schema }>>): Html {
  const alike = Map.groupBy(Object.entries(content), ([, { schema }]) => JSON.stringify(schema));
  return html`${[...alike.values()].map(
    (types, index) =>
      html`${index > 0 && '; '}${types.map(([type], at) => html`${at > 0 && ', '}<code>${type}</code>`)}${types[0]?.[1].schema !== undefined && html` (${typeOf(types[0][1].schema)})`}`,
  )}`;
}

/** A schema in a few words, with a link where it has a name. */
function typeOf(schema: Schema | undefined): Html {
  if (schema === undefined) return html`anything`;
  if (schema.$ref !== undefined) {
    const name = schema.$ref.split('/').at(-1) ?? '';
    return html`<a href="#schema-${name}">${name}</a>`;
  }
  const several = schema.anyOf ?? schema.oneOf;
  if (several !== undefined) return html`${several.map((one, index) => html`${index > 0 && ' or '}${typeOf(one)}`)}`;
  if (schema.enum !== undefined)
    return html`${schema.enum.length > 6 ? html`one of ${schema.enum.length} names` : schema.enum.map(String).join(', ')}`;
  if (schema.const !== undefined) return html`<code>${String(schema.const)}</code>`;
  if (schema.type === 'array') return html`list of ${typeOf(schema.items)}`;
  if (schema.type === 'object' && schema.properties !== undefined) return html`object`;
  return html`${[schema.type ?? 'anything'].flat().join(' or ')}${schema.format !== undefined && ` (${schema.format})`}`;
}

function properties(schema: Schema): Html {
  const several = schema.anyOf ?? schema.oneOf;
  if (several !== undefined) return html`${several.map(properties)}`;
  return html`<div class="wide">
    <table>
      <tbody>
        ${Object.entries(schema.properties ?? {}).map(
          ([name, one]) =>
            html`<tr>
              <td>
                <code>${name}</code
                >${schema.required?.includes(name) !== true && html` <span class="quiet">optional</span>`}
              </td>
              <td>${typeOf(one)}</td>
              <td>
                ${inline(one.description ?? '')}${one.type === 'object' && one.properties !== undefined && properties(one)}
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function anchor(method: string, path: string): string {
  return `${method}-${path.replace(/\W+/g, '-')}`;
}

/** Words with `code` in them. */
function inline(text: string): Html {
  return html`${text.split('`').map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part))}`;
}
