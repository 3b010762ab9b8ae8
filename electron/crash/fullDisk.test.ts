import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createProjectFile } from '../data/project/createProjectFile';
import { closeProjectFile, openProjectFile } from '../data/project/openProjectFile';
import { addLabel, makeProjectFile, serve } from '../data/testProjectFile';
import { canMount, mountSmall } from './mount';

/** Fills the disk but for `left` bytes; returns what frees it again. */
function fill(folder: string, left: number): () => void {
  const { bavail, bsize } = statfsSync(folder);
  const filler = path.join(folder, 'filler');
  writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - left)));
  return () => rmSync(filler, { force: true });
}

describe.skipIf(!canMount('T7 (full disk)'))('T7: the disk is full', () => {
  it('keeps every acknowledged label, says so in plain words, and labels on when there is room, without a restart', async () => {
    const disk = mountSmall('12m');
    try {
      const file = path.join(disk.folder, 'labels.goldset');
      await makeProjectFile(file, { items: 500, labels: 0 });
      const project = openProjectFile(file);
      const service = serve(project);
      await addLabel(service, 1);
      const empty = fill(disk.folder, 2_000_000);
      const acknowledged: string[] = [];
      const fillUp = async () => {
        for (let itemId = 2; itemId <= 500; itemId += 1) acknowledged.push(await addLabel(service, itemId));
      };
      await expect(fillUp()).rejects.toMatchObject({
        code: 'diskFull',
        message: 'The disk that holds labels.goldset is full. What was saved before is safe, this step was not saved. Free some space on it, then try again.',
      });
      expect(acknowledged.length).toBeGreaterThan(10);
      expect(project.db.inTransaction).toBe(false);
      await expect(addLabel(service, 400)).rejects.toMatchObject({ code: 'diskFull' });
      expect((await service.run('labelling.open', { annotatorId: 1, queueId: 0 } as never)).progress.labelled).toBe(acknowledged.length + 1);

      empty();
      acknowledged.push(await addLabel(service, 450));
      const stored = project.db.prepare<[], string>('SELECT uid FROM annotation').pluck().all();
      expect(acknowledged.filter((uid) => !stored.includes(uid))).toEqual([]);
      expect(stored).toHaveLength(acknowledged.length + 1);
      expect(await service.run('project.verify', {} as never)).toEqual({ ok: true, problems: [] });
      closeProjectFile(project);
    } finally {
      disk.remove();
    }
  });

  it('opens and reads a project on a full disk, and makes none there', async () => {
    const disk = mountSmall('6m');
    try {
      const file = path.join(disk.folder, 'labels.goldset');
      await makeProjectFile(file, { items: 20, labels: 5 });
      const empty = fill(disk.folder, 0);
      expect(() => createProjectFile(path.join(disk.folder, 'more.goldset'), { name: 'More', modality: 'text' })).toThrow(/^The disk that holds .* is full\./);
      expect(() => openProjectFile(file)).toThrow(/^The disk that holds labels\.goldset is full\./);
      empty();
      const project = openProjectFile(file);
      expect(await serve(project).run('project.verify', {} as never)).toEqual({ ok: true, problems: [] });
      closeProjectFile(project);
    } finally {
      disk.remove();
    }
  });

  it('T8: opens a project on a read-only disk to look at, writes nothing, and says what to do', async () => {
    const disk = mountSmall('6m');
    try {
      const file = path.join(disk.folder, 'labels.goldset');
      await makeProjectFile(file, { items: 20, labels: 5 });
      disk.setReadOnly();
      const project = openProjectFile(file);
      expect(project.readOnly).toBe('labels.goldset is in a place that cannot be changed. You can look and export but not label. To label, copy the project to a folder of your own and open it there.');
      const service = serve(project);
      expect(await service.run('project.get', {} as never)).toMatchObject({ annotations: 5 });
      await expect(addLabel(service, 6)).rejects.toMatchObject({ code: 'readOnly' });
      closeProjectFile(project);
    } finally {
      disk.remove();
    }
  });
});
