import fs from 'node:fs/promises';
import path from 'node:path';
import type { ImportProblem } from '../../../../shared/contract/importing';
import { makeProblem } from '../importProblem';
import type { Batch, FromImporter, ReadRequest } from '../importerMessages';
import { BatchBuilder } from '../map/batchBuilder';
import { unmarkFormula } from '../../../../shared/export/formulaMark';
import { StrictDecoder } from './encoding';
import { flattenExported } from './flattenExported';
import { lookAtSource, type SourceLook } from './lookAtSource';
import { makeCsvReader } from './readCsv';
import { readFolder } from './readFolder';
import { makeJsonReader } from './readJson';
import { prepareTable } from './prepareTable';
import type { RecordSink } from './records';
import { openSourceFile, type SourceFile } from './sourceFile';

/** Reads one source from beginning to end and sends what it holds in batches; the answer ends it. */
export async function readItemsOrLabels(request: ReadRequest, sendBatch: (batch: Batch) => Promise<void>): Promise<FromImporter> {
  const stat = await fs.stat(request.file).catch(() => null);
  if (stat?.isDirectory()) return readFolder(request, sendBatch);
  const source = await openSourceFile(request.file);
  try {
    const { settings, modality } = request;
    const look = await lookAtSource(source, settings.source);
    const { plan, obstacles, warnings } = prepareTable({ file: source.name, look, settings, modality });
    if (obstacles.length > 0) return { type: 'refused', problems: [...obstacles, ...warnings] };
    const isMedia = plan.fields.image !== undefined || plan.fields.audio !== undefined;
    const mediaRoots = isMedia ? await realFolders([path.dirname(request.file), ...request.mediaFolders]) : [];
    const builder = new BatchBuilder({ request, file: source.name, plan, own: look.own, sparse: look.format === 'json' || look.format === 'jsonl', mediaRoots, sendBatch });
    for (const warning of warnings) builder.warn(warning);
    const sink = makeSink(builder);
    if (look.format === 'parquet') await (await import('./parquet/readParquet')).readParquet(source, sink);
    else await readText(source, look, sink);
    if (builder.rows === 0 && builder.badRows === 0) builder.bad(makeProblem('error', 'file.noRecords', source.name, `${source.name} holds no records. Nothing was imported.`));
    await builder.finish(source.bytes);
    return {
      type: 'end',
      summary: {
        options: { format: look.format, encoding: look.format === 'parquet' ? null : look.encoding, delimiter: look.dialect?.delimiter ?? null, header: look.header },
        columns: look.columns,
        fields: plan.fields,
        rows: builder.rows + builder.badRows,
        unlistedWarnings: builder.unlistedWarnings,
        mediaRoots,
      },
    };
  } finally {
    await source.close();
  }
}

async function readText(source: SourceFile, look: SourceLook, sink: RecordSink): Promise<void> {
  const reader =
    look.dialect !== null
      ? makeCsvReader({ file: source.name, dialect: look.dialect, columns: look.columns, skipRecords: look.skipRecords, unmark: look.own === null ? null : unmarkFormula, sink })
      : makeJsonReader({ file: source.name, array: look.format === 'json', sink, flatten: look.own === 'items' ? flattenExported : null });
  const decoder = new StrictDecoder(look.encoding, source.name);
  let bytes = 0;
  for await (const chunk of source.chunks()) {
    bytes += chunk.length;
    const last = bytes === source.bytes;
    reader.push(decoder.decode(chunk, last, (readable) => reader.lineAfter(readable)), last);
    await sink.progress(bytes);
  }
}

/** Folders without their links, those that are there. */
async function realFolders(folders: readonly string[]): Promise<string[]> {
  const real = await Promise.all(folders.map((folder) => fs.realpath(folder).catch(() => null)));
  return real.filter((folder) => folder !== null);
}

function makeSink(builder: BatchBuilder): RecordSink {
  return {
    addColumns: (names) => builder.addColumns(names),
    record: (cells, line) => builder.record(cells, line),
    bad: (problem: ImportProblem) => builder.badRecord(problem),
    warn: (problem) => builder.warn(problem),
    progress: (bytes) => builder.flush(bytes),
    nextRecord: () => builder.nextRecord,
  };
}
