import path from 'node:path';
import type { ConsensusRequest, ConsensusResult } from '../../shared/contract/settling';
import { toCsvLine } from '../../shared/export/toCsvLine';
import { writeFiles } from '../data/export/writeFiles';
import { openReaderFile } from '../data/project/openProjectFile';
import { openService } from './openService';
import type { CommandContext } from './runCommand';
import { watchAnalysis } from './watchAnalysis';

/** Computes a consensus, writes its file, and gold labels where asked for; without those the project is only read, also while the app has it open. */
export async function computeAndWrite(project: string, request: ConsensusRequest, { out, apply }: { readonly out: string | undefined; readonly apply: boolean }, context: CommandContext): Promise<{ readonly result: ConsensusResult; readonly applied: number | null }> {
  const opened = openService(project, context, { analysis: watchAnalysis(context), ...(apply ? {} : { open: (file) => ({ db: openReaderFile(file), path: file, readOnly: 'This command only reads.' }) }) });
  try {
    const { rows, ...result } = await opened.ask('consensus.compute', { ...request, rows: out !== undefined });
    if (out !== undefined && rows) await writeFiles(path.dirname(path.resolve(out)), [{ name: path.basename(out), pieces: linesOf(result.classes, rows) }], context.signal);
    return { result, applied: apply ? await applyLabels() : null };
  } finally {
    await opened.close();
  }

  async function applyLabels(): Promise<number> {
    const { plan } = await opened.ask('gold.plan', { method: request.method, useGold: request.useGold, prior: request.prior, seed: request.seed, ties: true });
    context.signal.throwIfAborted();
    return (await opened.ask('gold.apply', { annotatorId: null, plan })).resolved;
  }
}

/** Ids are written as they are: the file is joined with others by them. */
function* linesOf(classes: readonly string[], { items, labels, posteriors, ties }: NonNullable<ConsensusResult['rows']>): Generator<string> {
  yield 'item,label,posterior,tie\n';
  for (let from = 0; from < items.length; from += 1_000) {
    yield items.slice(from, from + 1_000).map((item, place) => toCsvLine([item, classes[labels[from + place]!]!, String(posteriors[from + place]!), String(ties[from + place]!)], 'off')).join('');
  }
}
