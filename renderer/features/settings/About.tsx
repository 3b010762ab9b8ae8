import classes from './About.module.css';

export function About() {
  const { app, electron, chrome, node } = window.goldset.versions;
  const versions = [
    ['Goldset', app],
    ['Electron', electron],
    ['Chromium', chrome],
    ['Node', node],
  ] as const;
  return (
    <>
      <dl className={classes.versions}>
        {versions.map(([name, version]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="mono">{version}</dd>
          </div>
        ))}
      </dl>
      <p className={classes.note}>Nothing leaves this computer: Goldset opens no network connections. Licence: MIT.</p>
    </>
  );
}
