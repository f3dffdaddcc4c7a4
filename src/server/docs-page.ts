import { markup, type Markup } from '../publishing/html/markup.ts';
import type { ServerApp } from './deps.ts';
import { docsStyle } from './docs-style.ts';
import { openApiDocument } from './openapi.ts';

/** The parts of an OpenAPI document that the page shows. */
interface Document {
  readonly info: { readonly title: string; readonly version: string; readonly description?: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> };
}
interface Operation {
  readonly tags?: readonly string[];
  readonly summary?: string;
  readonly description?: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Contents };
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: Contents }>>;
}
type Contents = Readonly<Record<string, { readonly schema?: Schema }>>;
interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema?: Schema;
}
interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string;
  readonly items?: Schema;
  readonly prefixItems?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly additionalProperties?: boolean | Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
}

/** /openapi.json, and /docs: the same document as a page that needs no script and nothing from elsewhere. */
export function registerDocs(app: ServerApp, program: string): void {
  let json: string | null = null;
  let page: string | null = null;
  // Made when first asked for: by then every route is registered.
  const document = (): string => (json ??= JSON.stringify(openApiDocument(app, program)));
  app.get('/openapi.json', () => send(document(), 'application/json'));
  app.get('/docs', () => {
    page ??= `<!doctype html>\n${docsPage(JSON.parse(document()) as Document).markup}\n`; // our own document, as OpenAPI has it
    return send(page, 'text/html');
  });
  app.get('/docs/style.css', () => send(docsStyle, 'text/css'));
}

function send(body: string, type: string): Response {
  return new Response(body, {
    headers: { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'private, no-cache' },
  });
}

interface Listed {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

function docsPage({ info, paths, components }: Document): Markup {
  const listed = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): Listed => ({ method, path, operation })),
  );
  const tags = [...new Set(listed.map(({ operation }) => operation.tags?.[0] ?? 'Other'))];
  const schemas = Object.entries(components?.schemas ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  return markup`<html lang="en">
    <head>
      <meta charset="utf-8"><meta name="viewport" content="width=device-width">
      <title>${info.title}: API</title><link rel="stylesheet" href="/docs/style.css">
    </head>
    <body>
      <nav aria-label="Contents">
        <a href="/">Back to the monitor</a>
        <ul>${tags.map((tag) => markup`<li><a href="#${anchor(tag)}">${tag}</a></li>`)}<li><a href="#schemas">Schemas</a></li></ul>
      </nav>
      <main>
        <h1>${info.title}: API</h1>
        <p>Version ${info.version}. As data: <a href="/openapi.json">/openapi.json</a> (OpenAPI 3.1).</p>
        ${(info.description ?? '').split('\n\n').map((part) => markup`<p>${prose(part)}</p>`)}
        ${tags.map(
          (tag) => markup`<section id="${anchor(tag)}"><h2>${tag}</h2>
            ${listed.filter(({ operation }) => (operation.tags?.[0] ?? 'Other') === tag).map(operationBlock)}</section>`,
        )}
        <section id="schemas"><h2>Schemas</h2>
          ${schemas.map(([name, schema]) => markup`<section id="${schemaAnchor(name)}"><h3>${name}</h3>${schemaBody(schema)}</section>`)}
        </section>
      </main>
    </body></html>`;
}

function operationBlock({ method, path, operation }: Listed): Markup {
  const { parameters = [], requestBody, responses } = operation;
  return markup`<details id="${anchor(`${method} ${path}`)}">
    <summary><b class="${method}">${method.toUpperCase()}</b> <code>${path}</code> <span>${operation.summary}</span></summary>
    ${operation.description !== undefined && markup`<p>${prose(operation.description)}</p>`}
    ${parameters.length > 0 && markup`<h4>Parameters</h4><table><tbody>${parameters.map(parameterRow)}</tbody></table>`}
    ${requestBody && markup`<h4>Body</h4>${contentList(requestBody.content)}`}
    <h4>Answers</h4>
    <table><tbody>${Object.entries(responses).map(
      ([status, { description, content }]) =>
        markup`<tr><th scope="row">${status}</th><td>${description} ${content && contentList(content)}</td></tr>`,
    )}</tbody></table>
  </details>`;
}

function parameterRow({ name, in: place, required, description, schema }: Parameter): Markup {
  return markup`<tr><th scope="row"><code>${name}</code>${required && place !== 'path' && ' (required)'}</th>
    <td>${schema && typeOf(schema)}${place === 'path' && ', in the path'}${place === 'header' && ', a header'}</td>
    <td>${description !== undefined && prose(description)}</td></tr>`;
}

function contentList(content: Contents): Markup {
  return markup`<ul>${Object.entries(content).map(
    ([type, { schema }]) => markup`<li><code>${type}</code>${schema && markup`: ${typeOf(schema)}`}</li>`,
  )}</ul>`;
}

function schemaBody(schema: Schema): Markup {
  const own = schema.allOf?.filter((part) => part.properties) ?? [schema];
  const bases = schema.allOf?.filter((part) => part.$ref !== undefined) ?? [];
  const properties = own.flatMap(({ properties: held = {}, required = [] }) =>
    Object.entries(held).map(([name, value]) => ({ name, value, optional: !required.includes(name) })),
  );
  return markup`${schema.description !== undefined && markup`<p>${prose(schema.description)}</p>`}
    ${bases.length > 0 && markup`<p>All of ${bases.map((base) => typeOf(base))}, and:</p>`}
    ${
      properties.length > 0
        ? markup`<table><tbody>${properties.map(
            ({
              name,
              value,
              optional,
            }) => markup`<tr><th scope="row"><code>${name}</code>${optional && ' (optional)'}</th>
              <td>${typeOf(value)}</td><td>${value.description !== undefined && prose(value.description)}</td></tr>`,
          )}</tbody></table>`
        : markup`<p>${typeOf(schema)}</p>`
    }`;
}

/** A schema in a few words, named ones as links. */
function typeOf(schema: Schema): Markup {
  if (schema.$ref !== undefined) {
    const name = schema.$ref.split('/').at(-1) ?? '';
    return markup`<a href="#${schemaAnchor(name)}">${name}</a>`;
  }
  const choices = schema.anyOf ?? schema.oneOf ?? null;
  if (choices) return joined(choices.map(typeOf), ' or ');
  if (schema.allOf) return joined(schema.allOf.map(typeOf), ' and ');
  if (schema.enum)
    return joined(
      schema.enum.map((value) => markup`<code>${JSON.stringify(value)}</code>`),
      ' | ',
    );
  if (schema.const !== undefined) return markup`<code>${JSON.stringify(schema.const)}</code>`;
  if (schema.items) return markup`list of ${typeOf(schema.items)}`;
  if (schema.prefixItems) return markup`[${joined(schema.prefixItems.map(typeOf), ', ')}]`;
  if (schema.properties) {
    const fields = Object.entries(schema.properties);
    return markup`{ ${joined(
      fields.map(([name, value]) => markup`<code>${name}</code>: ${typeOf(value)}`),
      ', ',
    )} }`;
  }
  const types = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? ['anything']);
  return markup`${types.join(' or ')}${schema.format !== undefined && ` (${schema.format})`}${bounds(schema)}`;
}

function bounds({ minimum, maximum, default: preset }: Schema): string {
  const range =
    minimum !== undefined && maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER
      ? `, ${minimum} to ${maximum}`
      : '';
  return `${range}${preset === undefined ? '' : `, ${JSON.stringify(preset)} by default`}`;
}

function joined(parts: readonly Markup[], separator: string): Markup {
  return markup`${parts.map((part, i) => (i === 0 ? part : markup`${separator}${part}`))}`;
}

/** Words with `code` in backquotes. */
function prose(text: string): Markup {
  return markup`${text.split('`').map((part, i) => (i % 2 === 1 ? markup`<code>${part}</code>` : part))}`;
}

const anchor = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
const schemaAnchor = (name: string): string => `schema-${name}`;
