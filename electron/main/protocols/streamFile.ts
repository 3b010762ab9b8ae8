import type { OpenedFile } from './openRegularFile';
import type { ByteRange } from './byteRange';

const CHUNK_BYTES = 256 * 1024;

/** The bytes of the range as a stream that reads only when asked and closes the file at its end, on an error and when the reader goes away. */
export function streamFile({ handle }: OpenedFile, { start, end }: ByteRange): ReadableStream<Uint8Array> {
  let position = start;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const wanted = Math.min(CHUNK_BYTES, end - position + 1);
          const { bytesRead, buffer } = wanted > 0 ? await handle.read(new Uint8Array(wanted), 0, wanted, position) : { bytesRead: 0, buffer: undefined };
          position += bytesRead;
          if (bytesRead > 0) controller.enqueue(buffer!.subarray(0, bytesRead));
          if (bytesRead === 0 || position > end) {
            await handle.close();
            controller.close();
          }
        } catch (error) {
          await handle.close().catch(() => undefined);
          controller.error(error);
        }
      },
      cancel: () => handle.close(),
    },
    { highWaterMark: 0 },
  );
}
