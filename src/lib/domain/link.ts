/** How far a screen can trust that it shows the present, by the age of the server's last agreement with its database. */
export type LinkState = 'live' | 'late' | 'lost';

/** Live under 5 s, late to 30 s, lost beyond. `ageMs` null: nothing has been heard yet. */
export function linkAt(ageMs: number | null): LinkState {
	if (ageMs === null || ageMs > 30_000) return 'lost';
	return ageMs < 5_000 ? 'live' : 'late';
}
