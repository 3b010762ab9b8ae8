/** A title for a project that would not open; the message itself comes from the service. Unknown codes get the plain one. */
export function describeFailure(code: string): { readonly title: string; readonly remedy: 'chooseOther' | 'retry' } {
  switch (code) {
    case 'inUse':
    case 'locked':
      return { title: 'This project is open elsewhere', remedy: 'retry' };
    case 'missing':
      return { title: 'The project file is not there', remedy: 'chooseOther' };
    case 'empty':
      return { title: 'The file is empty', remedy: 'chooseOther' };
    case 'notProject':
      return { title: 'This is not a Goldset project', remedy: 'chooseOther' };
    case 'newer':
      return { title: 'Made with a newer Goldset', remedy: 'chooseOther' };
    case 'damaged':
      return { title: 'The project file is damaged', remedy: 'chooseOther' };
    default:
      return { title: 'The project could not be opened', remedy: 'chooseOther' };
  }
}
