import { create } from 'zustand';
import type { SurgeryKind } from './surgeryForm';

/** The dialog that changes what classes mean: null while it is closed. */
export const useSurgery = create<{ readonly opened: { readonly kind: SurgeryKind; readonly uid: string | null } | null }>(() => ({ opened: null }));

export const openSurgery = (kind: SurgeryKind = 'merge', uid: string | null = null) => useSurgery.setState({ opened: { kind, uid } });
export const closeSurgery = () => useSurgery.setState({ opened: null });
