import ReactMarkdown, { type Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import classes from './Markdown.module.css';

// The text comes from a project file: nothing in it may lead out of the app or load anything.
const COMPONENTS: Components = {
  a: ({ children, href }) => (
    <span className={classes.link} title={href}>
      {children}
    </span>
  ),
  img: ({ alt }) => <span className={classes.image}>[image: {alt || 'no description'}]</span>,
};

/** Markdown with tables and task lists. HTML in it is shown as text; links and images are only named. */
export function Markdown({ text }: { readonly text: string }) {
  return (
    <div className={classes.markdown} dir="auto">
      <ReactMarkdown remarkPlugins={[remarkGfm]} components={COMPONENTS}>
        {text}
      </ReactMarkdown>
    </div>
  );
}
