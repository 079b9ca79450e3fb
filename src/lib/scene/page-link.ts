import { createContext } from 'svelte';
import type { LiveLink } from '#lib/state/live-link.svelte.ts';

/** The live channel of the page, whatever scene it shows. */
export const [pageLink, providePageLink] = createContext<LiveLink>();
