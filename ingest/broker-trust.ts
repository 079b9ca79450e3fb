/** By what a broker and we know each other over TLS: the files that MQTT_CA, MQTT_CERT and MQTT_KEY name. */
import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { SettingProblem, Settings } from '#lib/wire/settings.ts';

/** PEM, as `tls.connect` takes it. Without `ca` those count that Node trusts. */
export type BrokerTrust = {
	readonly ca?: string;
	readonly cert?: string;
	readonly key?: string;
};

export type ReadTrust =
	| { readonly kind: 'trust'; readonly trust: BrokerTrust }
	| { readonly kind: 'refused'; readonly problems: readonly SettingProblem[] };

type File = { readonly name: string; readonly path: string };

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** Reads and checks the files. What is amiss is told by the setting's name, with what would be right. */
export async function readBrokerTrust(
	settings: Pick<Settings, 'mqttCa' | 'mqttCert' | 'mqttKey'>,
): Promise<ReadTrust> {
	const problems: SettingProblem[] = [];
	const { mqttCa, mqttCert, mqttKey } = settings;
	const refuse = ({ name, path }: File, wanted: string) => {
		problems.push({ name, value: path, wanted });
	};

	async function textOf(file: File): Promise<string | null> {
		try {
			return await readFile(file.path, 'utf8');
		} catch (error) {
			const why = error instanceof Error ? error.message : String(error);
			refuse(file, `a file that this user may read (${why})`);
			return null;
		}
	}

	async function certificates(file: File, of: string) {
		const text = await textOf(file);
		if (text === null) return null;
		const found = (text.match(CERTIFICATE) ?? []).map(certificateOf);
		const [first] = found;
		if (first && !found.includes(null)) return { text, first };
		refuse(file, `a PEM file with the certificate of ${of}: -----BEGIN CERTIFICATE----- …`);
		return null;
	}

	async function privateKey(file: File) {
		const text = await textOf(file);
		if (text === null) return null;
		const key = keyOf(text);
		if (key) return { text, key };
		refuse(
			file,
			'a PEM file with a private key without a passphrase: -----BEGIN PRIVATE KEY----- …',
		);
		return null;
	}

	const ca = mqttCa === null ? null : await certificates({ name: 'MQTT_CA', path: mqttCa }, 'a CA');
	if (mqttCert === null || mqttKey === null) {
		if (problems.length > 0) return { kind: 'refused', problems };
		return { kind: 'trust', trust: ca ? { ca: ca.text } : {} };
	}
	const cert = await certificates({ name: 'MQTT_CERT', path: mqttCert }, 'ingest');
	const key = await privateKey({ name: 'MQTT_KEY', path: mqttKey });
	if (cert && key && !cert.first.checkPrivateKey(key.key))
		refuse({ name: 'MQTT_KEY', path: mqttKey }, `the private key of the certificate ${mqttCert}`);
	if (problems.length > 0 || !cert || !key) return { kind: 'refused', problems };
	const own = { cert: cert.text, key: key.text };
	return { kind: 'trust', trust: ca ? { ca: ca.text, ...own } : own };
}

function certificateOf(pem: string): X509Certificate | null {
	try {
		return new X509Certificate(pem);
	} catch {
		// That it cannot be read is the answer.
		return null;
	}
}

function keyOf(pem: string): KeyObject | null {
	try {
		return createPrivateKey(pem);
	} catch {
		// So it is here.
		return null;
	}
}
