import { expect, test } from 'vitest';
import { seededRandom } from '../../simulate/seeded-random.ts';
import { Told } from './examples.ts';

const TOPICS: readonly string[] = ['a', 'b', 'c'];
const MODES = ['all', 'any', 'latest'] as const;

/** The last word of each topic, in the order in which they came. */
type Words = ReadonlyMap<string, string>;

/** The rule as the documentation has it, for one component: https://www.home-assistant.io/integrations/mqtt/#using-availability-topics */
function documented(mode: string, topics: readonly string[], words: Words): string | null {
	if (topics.length === 0) return null;
	const told = topics.map((topic) => words.get(topic));
	if (mode === 'latest')
		return [...words].findLast(([topic]) => topics.includes(topic))?.[1] ?? null;
	const [one, each] = mode === 'all' ? ['offline', 'online'] : ['online', 'offline'];
	if (told.includes(one)) return one;
	return told.every((word) => word === each) ? each : null;
}

test('whatever comes in whatever order, the state is the documented one, and never online of itself', () => {
	const random = seededRandom(11);
	const pick = <Of>(of: readonly Of[]) => of[Math.floor(random() * of.length)] as Of;
	for (let round = 0; round < 300; round++) {
		const home = new Told();
		const components = Array.from({ length: 1 + Math.floor(random() * 3) }, () => ({
			mode: pick(MODES),
			topics: TOPICS.filter(() => random() < 0.6),
		}));
		for (const [at, { mode, topics }] of components.entries()) {
			const avty = topics.map((topic) => ({ t: topic }));
			const config = { stat_t: 's', avty, avty_mode: mode, dev: { ids: 'd' } };
			home.tell(`homeassistant/sensor/m${at}/config`, config);
		}
		const words = new Map<string, string>();
		for (let at = 0; at < 20; at++) {
			const [topic, word] = [pick([...TOPICS, 's']), pick(['online', 'offline', 'junk', ''])];
			const { readings } = home.tell(topic, word);
			const isWord = topic !== 's' && (word === 'online' || word === 'offline');
			const concerned = isWord && components.some(({ topics }) => topics.includes(topic));
			if (concerned) {
				words.delete(topic);
				words.set(topic, word);
			}
			const states = components
				.map(({ mode, topics }) => documented(mode, topics, words))
				.filter((state) => state !== null);
			const all = new Set(states);
			const expected = all.size === 2 ? 'degraded' : all.size === 1 ? states[0] : null;
			const told = readings.filter((reading) => reading.kind === 'status');
			expect(told.map(({ state }) => state)).toEqual(concerned && expected ? [expected] : []);
		}
	}
});
