import { closeProjectFile, openReaderFile } from '../electron/data/project/openProjectFile';
import { serve } from '../electron/data/testProjectFile';
import { findLargeProject, LARGE } from './lib/makeLargeProject';

/** `project.verify` and `project.stats` of a project of a million items and three million annotations, on a reader's connection. */
const file = findLargeProject(LARGE);
const db = openReaderFile(file);
const service = serve({ db, path: file, readOnly: null });
for (const message of ['project.stats', 'project.verify'] as const) {
  const start = performance.now();
  const output = await service.run(message, {} as never);
  console.log(`${message}: ${((performance.now() - start) / 1000).toFixed(1)} s${'problems' in output ? `, ${output.problems.length} problems ${output.problems.join(' ')}` : ''}`);
}
console.log(`memory of this process: ${(process.memoryUsage.rss() / 1e6).toFixed(0)} MB`);
closeProjectFile({ db });
