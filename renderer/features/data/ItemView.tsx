import { useState } from 'react';
import type { ItemContent } from '../../../shared/contract/items';
import classes from './Data.module.css';

/** An item's content as people read it: text in its own direction, the picture, the sound, or the fields. */
export function ItemView({ content }: { readonly content: ItemContent }) {
  switch (content.modality) {
    case 'text':
      return (
        <div className={classes.text} dir="auto" tabIndex={0} role="region" aria-label="Text of the item">
          {content.text}
        </div>
      );
    case 'image':
      return content.media && <MediaImage key={content.id} {...content.media} />;
    case 'audio':
      return content.media && <MediaAudio key={content.id} {...content.media} />;
    case 'table':
      return (
        <table className={classes.fields}>
          <tbody>
            {content.features.map(({ name, value }, index) => (
              <tr key={index}>
                <th scope="row">
                  <bdi>{name}</bdi>
                </th>
                <td dir="auto">{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      );
  }
}

interface Media {
  readonly name: string;
  readonly url: string;
}

function MediaImage({ name, url }: Media) {
  const [failed, setFailed] = useState(false);
  if (failed) return <Unreadable name={name} />;
  return <img className={classes.image} src={url} alt={name} onError={() => setFailed(true)} />;
}

function MediaAudio({ name, url }: Media) {
  const [failed, setFailed] = useState(false);
  return (
    <div className={classes.audio}>
      {/* never by itself: somebody may be listening to something else */}
      <audio controls preload="metadata" src={url} aria-label={name} onError={() => setFailed(true)} />
      {failed ? <Unreadable name={name} /> : <bdi className={classes.mediaName}>{name}</bdi>}
    </div>
  );
}

function Unreadable({ name }: { readonly name: string }) {
  return (
    <p className={classes.unreadable} role="alert">
      <bdi>{name}</bdi> cannot be shown: the file is missing, damaged or of an unknown kind. The item and its answers are safe.
    </p>
  );
}
