import { useRead } from '../../data/queries';
import { About } from './About';
import { AnnotatorSettings } from './AnnotatorSettings';
import { BackendSetting } from './BackendSetting';
import { FeatureSetting } from './FeatureSetting';
import { LabellingSettings } from './LabellingSettings';
import { ProjectSettings } from './ProjectSettings';
import classes from './SettingsScreen.module.css';
import { ThemeSetting } from './ThemeSetting';

/** How this person works on this computer, and what belongs to the project as a whole. */
export function SettingsScreen() {
  const project = useRead('project.get', {});
  if (!project.data) return null;
  return (
    <div className={classes.screen}>
      <h1 className="visuallyHidden">Settings</h1>
      <div className={classes.column}>
        <section className={classes.section} aria-labelledby="settings-you">
          <h2 id="settings-you">You, on this computer</h2>
          <ThemeSetting />
          <LabellingSettings />
        </section>
        <section className={classes.section} aria-labelledby="settings-project">
          <h2 id="settings-project">Project</h2>
          <ProjectSettings key={project.data.uid} project={project.data} />
        </section>
        <section className={classes.section} aria-labelledby="settings-model">
          <h2 id="settings-model">Local model</h2>
          <BackendSetting />
          <FeatureSetting />
        </section>
        <section className={classes.section} aria-labelledby="settings-annotators">
          <h2 id="settings-annotators">Annotators</h2>
          <AnnotatorSettings />
        </section>
        <section className={classes.section} aria-labelledby="settings-about">
          <h2 id="settings-about">About</h2>
          <About />
        </section>
      </div>
    </div>
  );
}
