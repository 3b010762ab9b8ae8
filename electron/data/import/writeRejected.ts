import fs from 'node:fs';
import type { ImportProblem } from '../../../shared/contract/importing';
import { callImporter } from './callImporter';
import { makeProblem } from './importProblem';
import type { SpawnImporter } from './importerChannel';
import type { RunContext } from './runContext';

/**
 * Writes `FILE.rejected.csv` beside each source of which rows were left out: the reason, then the row as it stands in the file.
 * Problems say where that was not possible.
 */
export async function writeRejected(spawn: SpawnImporter, context: RunContext, signal: AbortSignal): Promise<ImportProblem[]> {
  const problems: ImportProblem[] = [];
  if (context.settings.onBadRow !== 'skip') return problems;
  for (const [source, { file, name, summary }] of context.sources.entries()) {
    const reasons = context.rejected.get(source);
    if (!reasons || reasons.size === 0 || !summary) continue;
    const target = `${file}.rejected.csv`;
    const temporary = `${target}.${process.pid}.tmp`;
    try {
      const out = fs.openSync(temporary, 'w');
      try {
        if (summary.options.format === 'folder') {
          fs.writeSync(out, `reason\n${[...reasons.values()].map(quote).join('\n')}\n`);
        } else {
          const isJson = summary.options.format === 'json' || summary.options.format === 'jsonl';
          let saidHeader = false;
          await callImporter(
            spawn,
            { type: 'extract', file, options: summary.options, records: [...reasons.keys()].sort((a, b) => a - b) },
            {
              signal,
              onMessage: async (message) => {
                if (message.type === 'refused') throw new Error(message.problems[0]?.message);
                if (message.type !== 'extracted') throw new Error(message.type === 'failed' ? message.message : message.type);
                const separator = isJson ? ',' : message.delimiter === '\u001f' ? ',' : message.delimiter;
                if (!saidHeader) fs.writeSync(out, isJson ? 'reason,line,record\n' : `reason${separator}${message.header ?? summary.columns.map(quote).join(separator)}\n`);
                saidHeader = true;
                for (const { record, line, raw } of message.rows) {
                  const reason = quote(reasons.get(record) ?? '');
                  fs.writeSync(out, isJson ? `${reason},${line},${quote(raw)}\n` : `${reason}${separator}${raw}\n`);
                }
                return message.last ? 'done' : 'more';
              },
            },
          );
        }
        fs.fsyncSync(out);
      } finally {
        fs.closeSync(out);
      }
      fs.renameSync(temporary, target);
    } catch (error) {
      fs.rmSync(temporary, { force: true });
      problems.push(makeProblem('warning', 'rejected.unwritten', name, `The ${reasons.size} rejected rows of ${name} could not be written to ${name}.rejected.csv (${error instanceof Error ? error.message : String(error)}); all others were imported.`));
    }
  }
  return problems;
}

function quote(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
