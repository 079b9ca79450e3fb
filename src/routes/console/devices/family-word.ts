import { c } from '#lib/messages/console/words.ts';

const FAMILY: Readonly<Record<string, string>> = {
	frigate: 'Frigate',
	axis: 'Axis',
	onvif: 'ONVIF',
	'home-assistant': 'Home Assistant',
	sparkplug: 'Sparkplug B',
	chirpstack: 'ChirpStack',
	'things-stack': 'The Things Stack',
};

/** Who understood the device’s messages, '' before the first; a mapping is called as the centre calls it. */
export function familyWord(family: string): string {
	if (family === '') return c.family_unheard();
	return family === 'ioc' ? c.family_ioc() : (FAMILY[family] ?? family);
}
