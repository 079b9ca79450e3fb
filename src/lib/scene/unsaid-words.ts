import type { Unsaid } from '#lib/map/types.ts';
import { m } from '#lib/messages/messages.ts';

/**
 * Name and value of the home unit that a map has no room for; else how many names and values there is none for; '' where
 * all are written. Not both: a second line of words would take the map its room, and its form.
 */
export function unsaidWords({ names, values, home }: Unsaid): string {
	if (home !== '') return home;
	if (names === 0) return values === 0 ? '' : m.map_unsaid_values({ count: values });
	if (values === 0) return m.map_unsaid_names({ count: names });
	return m.map_unsaid({ names, values });
}
