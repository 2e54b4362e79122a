import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { PARTS, renewed } from '../docs/write.ts';
import { SETTINGS } from '../src/settings.ts';
import { EXIT } from '../src/exit.ts';
import { createMetrics } from '../src/observe/metrics.ts';
import { readRuleFile } from '../src/rules/user/rule-file.ts';

const ROOT = join(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const DOCUMENTS = globSync(['*.md', 'docs/*.md'], { cwd: ROOT }).sort();
const scripts = Object.keys((JSON.parse(read('package.json')) as { scripts: object }).scripts);
const commands = [
  ...['src/cli.ts', 'src/cli/commands/outputs.ts', 'src/cli/commands/stories.ts']
    .map(read)
    .join('')
    .matchAll(/\bprogram\s*\.command\('([a-z]+)[^']*'/g),
].map(([, name = '']) => name);

/** Names of metrics as Prometheus sees them, those a histogram is made of included. */
async function metricNames(): Promise<string[]> {
  using metrics = createMetrics({ version: '', backend: '' });
  const all = await metrics.registry.getMetricsAsJSON();
  return all.flatMap(({ name, type }) =>
    String(type) === 'histogram' ? [`${name}_bucket`, `${name}_sum`, `${name}_count`] : [name],
  );
}

describe('documents', () => {
  test('are there, and are read here', () => {
    expect(DOCUMENTS).toEqual(
      expect.arrayContaining([
        'ARCHITECTURE.md',
        'CHANGELOG.md',
        'DEVELOPING.md',
        'README.md',
        'THREAT_MODEL.md',
        'docs/operations.md',
        'docs/supply-chain.md',
      ]),
    );
    expect(commands).toEqual(expect.arrayContaining(['run', 'clean', 'requeue']));
  });

  test.for(PARTS)('$file: "$name" is what the program says (npm run docs)', async (part) => {
    const text = read(part.file);
    expect(await renewed(text, part)).toBe(text);
  });

  test.for(DOCUMENTS)('%s: every link leads somewhere', (path) => {
    const links = [...read(path).matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, link = '']) => link)
      .filter((link) => !/^(?:https?:|#)/.test(link));
    expect(links.filter((link) => !existsSync(join(ROOT, dirname(path), link.split('#')[0] ?? '')))).toEqual([]);
  });

  test.for(DOCUMENTS)('%s: every path of ours that it names exists', (path) => {
    const named = [
      ...read(path).matchAll(/(?<![\w./-])((?:src|workers|dev|test|docs|fixtures|bench|\.ci)(?:\/[\w.-]+)+)/g),
    ].map(([, one = '']) => one.replace(/\.$/, ''));
    const missing = named.filter((one) => !existsSync(join(ROOT, one)) && !existsSync(join(ROOT, dirname(path), one)));
    // A name with a blank to fill in ends before it: `fixtures/pages/<area>`.
    expect(missing.filter((one) => !one.endsWith('--'))).toEqual([]);
  });

  test.for(DOCUMENTS)('%s: every npm script and every command that it names exists', (path) => {
    const text = read(path);
    expect(
      [...text.matchAll(/\bnpm (?:run (?:-s )?)([\w:-]+)/g)]
        .map(([, name = '']) => name)
        .filter((name) => !scripts.includes(name)),
    ).toEqual([]);
    expect(
      [...text.matchAll(/(?:npx copydesk|node src\/cli\.ts) ([a-z]+)/g)]
        .map(([, name = '']) => name)
        .filter((name) => !commands.includes(name)),
    ).toEqual([]);
  });

  test('README lists every command', () => {
    const listed = read('README.md').split('## Commands')[1]?.split('\n## ')[0] ?? '';
    expect(commands.filter((name) => !new RegExp(`\`${name}\\b`).test(listed))).toEqual([]);
  });

  test('README and ARCHITECTURE speak of every exit status, fault and outcome', () => {
    const statuses = [...read('README.md').matchAll(/^\| (\d+) \|/gm)].map(([, status]) => Number(status));
    expect(statuses).toEqual(Object.values(EXIT));
    const kinds = /type FaultKind = ([^;]+);/.exec(read('src/observe/events.ts'))?.[1] ?? '';
    const faults = [...kinds.matchAll(/'([\w-]+)'/g)].map(([, kind = '']) => kind);
    expect(faults.length).toBeGreaterThan(2);
    for (const kind of faults) expect(read('docs/operations.md'), kind).toContain(`\`${kind}\``);
    for (const kind of [...read('ARCHITECTURE.md').matchAll(/faults_total\{kind="([\w-]+)"\}/g)].map(
      ([, one = '']) => one,
    ))
      expect(faults).toContain(kind);
  });

  test('every setting and metric that a document or the compose file names exists', async () => {
    const settings = Object.values(SETTINGS).map(({ variable }) => variable);
    const names = await metricNames();
    for (const path of [...DOCUMENTS, 'docker-compose.yml', 'Dockerfile']) {
      const text = read(path);
      expect(
        [...text.matchAll(/\bCOPYDESK_[A-Z_]+/g)].map(([name]) => name).filter((name) => !settings.includes(name)),
        path,
      ).toEqual([]);
      expect(
        [...text.matchAll(/\bcopydesk_(?!analysis\b)[a-z_]+\b/g)]
          .map(([name]) => name)
          .filter((name) => !names.some((one) => one === name || one.startsWith(`${name}_`))),
        path,
      ).toEqual([]);
    }
  });

  test('compose opens ports on this machine alone: the desk, and what a profile asks for', () => {
    const services = read('docker-compose.yml').split(/^ {2}(?=[a-z]+:$)/m);
    const open = services.filter((service) => /^ {4}ports:/m.test(service));
    const name = (service: string): string => service.split(':')[0] ?? '';
    expect(open.map(name).sort()).toEqual(['desk', 'grafana', 'local', 'prometheus']);
    for (const service of open) {
      if (name(service) !== 'desk') expect(service).toMatch(/profiles: \[(?:local|watch)\]\n/);
      const ports = [...(service.split('ports:\n')[1] ?? '').matchAll(/^ {6}- (\S+:\d+)$/gm)].map(
        ([, port = '']) => port,
      );
      expect(ports.length).toBeGreaterThan(0);
      expect(ports.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
    }
  });

  test('what the profile watch mounts is there', () => {
    const mounted = [...read('docker-compose.yml').matchAll(/^ {6}- \.\/(docs\/[^:]+):/gm)].map(
      ([, path = '']) => path,
    );
    expect(mounted.length).toBeGreaterThan(4);
    expect(mounted.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  test("README's rule of one's own is taken", () => {
    const block = /```json\n(\[\{[\s\S]*?\}\])\n```/.exec(read('README.md'))?.[1] ?? '';
    const { rules, problems } = readRuleFile(block, 'README.md');
    expect(problems).toEqual([]);
    for (const { pattern, cut, keep } of rules) {
      expect(cut.filter((text) => !pattern.test(text))).toEqual([]);
      expect(keep.filter((text) => pattern.test(text))).toEqual([]);
    }
    expect(rules).toHaveLength(1);
  });

  test('every package of the product is explained', () => {
    const { dependencies, optionalDependencies } = JSON.parse(read('package.json')) as {
      dependencies: object;
      optionalDependencies: object;
    };
    const explained = read('docs/supply-chain.md');
    expect(
      Object.keys({ ...dependencies, ...optionalDependencies }).filter((name) => !explained.includes(`\`${name}\``)),
    ).toEqual([]);
  });

  test('no package runs a script of its own when it is installed', () => {
    const { packages } = JSON.parse(read('package-lock.json')) as {
      packages: Record<string, { hasInstallScript?: true }>;
    };
    const { allowScripts } = JSON.parse(read('package.json')) as { allowScripts: Record<string, boolean> };
    const scripted = Object.entries(packages)
      .filter(([, { hasInstallScript }]) => hasInstallScript === true)
      .map(([path]) => path.split('node_modules/').at(-1) ?? '');
    expect(scripted.length).toBeGreaterThan(0);
    expect(scripted.filter((name) => allowScripts[name] !== false)).toEqual([]);
  });

  test('the list of packages (npm run sbom) holds every package of the product, and marks the others', () => {
    const bill = JSON.parse(
      execFileSync('npm', ['run', '-s', 'sbom'], { cwd: ROOT, encoding: 'utf8', maxBuffer: 50e6 }),
    ) as { components: { name: string; properties?: { name: string }[] }[] };
    const running = new Set(
      bill.components
        .filter(({ properties = [] }) => !properties.some(({ name }) => name === 'cdx:npm:package:development'))
        .map(({ name }) => name),
    );
    const { packages } = JSON.parse(read('package-lock.json')) as {
      packages: Record<string, { dev?: true; optional?: true; devOptional?: true }>;
    };
    const product = Object.entries(packages)
      .filter(([path, { dev, optional, devOptional }]) => path !== '' && !dev && !optional && !devOptional)
      .map(([path]) => path.split('node_modules/').at(-1) ?? '');
    expect(product.length).toBeGreaterThan(50);
    expect(product.filter((name) => !running.has(name))).toEqual([]);
    expect([...running]).not.toContain('vitest');
  });
});

describe('alerts and dashboard', () => {
  const alerts = [...read('docs/alerts.yml').matchAll(/^ {6}- alert: (\w+)\n((?: {8}.*\n)+)/gm)].map(
    ([, name = '', body = '']) => ({ name, body }),
  );
  const metricsIn = (text: string): string[] => [...text.matchAll(/\bcopydesk_\w+/g)].map(([name]) => name);

  test('alerts name metrics that exist, and each has its section', async () => {
    const names = await metricNames();
    expect(alerts.length).toBeGreaterThan(10);
    expect(alerts).toHaveLength(read('docs/alerts.yml').match(/alert:/g)?.length ?? 0);
    for (const { name, body } of alerts) {
      expect(metricsIn(body), name).not.toEqual([]);
      expect(
        metricsIn(body).filter((one) => !names.includes(one)),
        name,
      ).toEqual([]);
      expect(body, name).toMatch(/labels: \{ severity: (?:page|ticket) \}\n {8}annotations: \{ summary: "/);
      expect(read('docs/operations.md')).toContain(`### ${name}\n`);
    }
    expect([...read('docs/operations.md').matchAll(/^### (\w+)$/gm)].map(([, name]) => name)).toEqual(
      alerts.map(({ name }) => name),
    );
  });

  test('the dashboard shows every metric there is, and none that is not', async () => {
    const dashboard = JSON.parse(read('docs/grafana.json')) as {
      panels: { title: string; targets: { expr: string }[] }[];
    };
    const shown = new Set(
      metricsIn(dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)).join(' ')),
    );
    const names = await metricNames();
    expect([...shown].filter((name) => !names.includes(name))).toEqual([]);
    expect(
      names.filter((name) => !shown.has(name) && !/_(?:sum|count)$/.test(name) && name !== 'copydesk_build_info'),
    ).toEqual([]);
  });
});
