/** Run in a process of its own by eval/tasks/language-speed.ts: loads every model and analyses one sentence. */
const { createAnalyser } = await import('../../src/language/analyse.ts');
const { readModels } = await import('../../src/storage/model-files.ts');

const started = performance.now();
const analyse = createAnalyser(readModels());
analyse('The ministry of Norland said that its army had left the town.');
const milliseconds = Math.round(performance.now() - started);
console.log(JSON.stringify({ milliseconds, megabytes: Math.round(process.memoryUsage.rss() / 1e6) }));
