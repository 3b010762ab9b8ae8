import type { ExtractEnvironment } from '../../shared/model/extract/extractEnvironment';
import { readImageHeader } from '../../shared/model/extract/image/readImageHeader';
import type { ModelFiles } from '../../shared/model/extract/modelFiles';
import type { Vocabulary } from '../../shared/model/extract/text/sentencePieces';

/** Networks come from the app's own files, images are decoded by the browser. */
export const extractEnvironment: ExtractEnvironment = {
  readModel: async (name) => ({
    description: (await (await load(`/models/${name}/model.json`)).json()) as ModelFiles['description'],
    weights: await (await load(`/models/${name}/weights.bin`)).arrayBuffer(),
  }),
  readVocabulary: async () => (await (await load('/models/sentences/vocabulary.json')).json()) as Vocabulary,
  decodeImage: async (bytes) => {
    readImageHeader(bytes);
    const bitmap = await createImageBitmap(new Blob([bytes as Uint8Array<ArrayBuffer>]));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d', { willReadFrequently: true })!;
    canvas.drawImage(bitmap, 0, 0);
    bitmap.close();
    const { width, height, data } = canvas.getImageData(0, 0, canvas.canvas.width, canvas.canvas.height);
    return { width, height, data };
  },
};

/** The file of an item. Rejects with what is wrong, for the end of "Item 7: …". */
export async function loadItem(itemId: number): Promise<Uint8Array> {
  return new Uint8Array(await (await load(`media://item/${itemId}`)).arrayBuffer());
}

async function load(address: string): Promise<Response> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`its file can't be read (${response.status})`);
  return response;
}
