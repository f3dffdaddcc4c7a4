/** The direction of dependencies, see ARCHITECTURE.md. Each stage may import the stages before it and nothing else of ours. */
const stages = [
  'domain',
  'language',
  'reading|extraction',
  'grouping',
  'weighing',
  'assessment',
  'publishing',
  'app',
  'cli|server|storage|ingest|workers',
];
const forward = stages.flatMap((stage, i) => {
  const later = stages.slice(i + 1).join('|');
  if (!later) return [];
  return [
    {
      name: `${stage.replace('|', '-')}-looks-forward`,
      comment: `src/${stage} may not import a later stage (${later}). Move what both need down to src/domain, or pass it in as an argument from src/app.`,
      severity: 'error',
      from: { path: `^src/(${stage})/` },
      to: { path: `^src/(${later})/` },
    },
  ];
});

module.exports = {
  forbidden: [
    ...forward,
    {
      name: 'reading-and-extraction-are-apart',
      comment: 'reading and extraction stand side by side: share through src/domain or src/language.',
      severity: 'error',
      from: { path: '^src/(reading|extraction)/' },
      to: { path: '^src/(reading|extraction)/', pathNot: '^src/$1/' },
    },
    {
      name: 'outside-modules-are-apart',
      comment:
        'cli, server, storage, ingest and workers never import one another: put the use case in src/app and a port beside it.',
      severity: 'error',
      from: { path: '^src/(cli|server|storage|ingest|workers)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/(cli|server|storage|ingest|workers)/', pathNot: '^src/$1/' },
    },
    {
      name: 'stages-touch-no-outside',
      comment:
        'Stages are pure functions: no disk, network, clock or process. Let src/app or src/cli read, and pass the result in.',
      severity: 'error',
      from: {
        path: '^src/(domain|record|language|reading|extraction|grouping|weighing|assessment|publishing)/',
        pathNot: '\\.test\\.ts$',
      },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?(zlib|crypto|buffer|string_decoder|util)$' },
    },
    {
      name: 'record-stands-alone',
      comment:
        'src/record is what an outsider checks an export with: it knows the nouns of src/domain and nothing else of ours.',
      severity: 'error',
      from: { path: '^src/record/' },
      to: { path: '^src/(?!record/|domain/)' },
    },
    {
      name: 'web-knows-the-api-only',
      comment: 'The web app talks to the documented API: take types from web/src/api, and nothing from src/.',
      severity: 'error',
      from: { path: '^web/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^(src|eval|training|test|scripts)/' },
    },
    {
      name: 'nothing-imports-the-web',
      comment: 'The web app is served as built files; the program imports none of it.',
      severity: 'error',
      from: { path: '^(src|eval|training)/' },
      to: { path: '^web/' },
    },
    {
      name: 'no-circular',
      comment: 'Two files that import each other are one concept: merge them or take out the shared part.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'src-ships-alone',
      comment: 'src may not import eval, training, test or scripts.',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.test\\.ts$' },
      to: { path: '^(eval|training|test|scripts)/' },
    },
    {
      name: 'no-dev-dependencies-in-src',
      comment: 'What src imports must be in "dependencies".',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
