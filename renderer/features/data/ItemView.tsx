import { useState } from 'react';
import type { ItemContent } from '../../../shared/contract/items';
import { findMediaFailure, type MediaFailure } from '../../components/item/mediaFailure';
import { MediaProblem } from '../../components/item/MediaProblem';
import { splitText } from '../../components/item/splitText';
import classes from './Data.module.css';
import { retryMedia } from './dataStore';

/** An item's content, small, beside the grid: text in its own direction, the picture, the sound, or the fields. */
export function ItemView({ content }: { readonly content: ItemContent }) {
  switch (content.modality) {
    case 'text':
      return (
        <div className={classes.text} dir="auto" tabIndex={0} role="region" aria-label="Text of the item">
          {splitText(content.text ?? '').map((block, _, all) => (
            // of a long text only what is in view is laid out
            <div key={block.start} className={all.length > 1 ? classes.textBlock : undefined} style={all.length > 1 ? { containIntrinsicSize: `auto ${block.lines * 1.55}em` } : undefined}>
              {block.text}
            </div>
          ))}
        </div>
      );
    case 'image':
    case 'audio':
      return content.media && <MediaView key={content.id} kind={content.modality} {...content.media} />;
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

function MediaView({ kind, name, url }: { readonly kind: 'image' | 'audio'; readonly name: string; readonly url: string }) {
  const [failure, setFailure] = useState<MediaFailure | null>(null);
  const retry = () => {
    setFailure(null);
    retryMedia();
  };
  const fail = () => void findMediaFailure(url).then(setFailure);
  if (failure !== null) return <MediaProblem what={kind === 'image' ? 'image' : 'recording'} name={name} failure={failure} onRetry={retry} />;
  return (
    <figure className={classes.media}>
      {kind === 'image' ? (
        <img className={classes.image} src={url} alt={name} onError={fail} />
      ) : (
        // never by itself: somebody may be listening to something else
        <audio className={classes.audio} controls preload="metadata" src={url} aria-label={name} onError={fail} />
      )}
      <figcaption>
        <bdi>{name}</bdi>
      </figcaption>
    </figure>
  );
}
