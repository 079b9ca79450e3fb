/** What a broker's refusal means to whoever runs the installation, by the setting that may mend it. */

/** OpenSSL's and Node's words for a certificate that leads to no CA that we trust. */
const UNTRUSTED: readonly unknown[] = [
	'SELF_SIGNED_CERT_IN_CHAIN',
	'DEPTH_ZERO_SELF_SIGNED_CERT',
	'UNABLE_TO_GET_ISSUER_CERT',
	'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
	'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
	'CERT_SIGNATURE_FAILURE',
];
/** CONNACK: user name or password at fault, not authorized; of 3.1.1 and of 5. */
const NOT_LET_IN: readonly unknown[] = [4, 5, 134, 135];
/** A TLS alert of the broker's about our certificate; https://www.rfc-editor.org/rfc/rfc8446#section-6.2 */
const ABOUT_OURS = /alert.(certificate|bad.certificate|unknown.ca|unsupported.certificate)/i;

/** A sentence. An error of none of these kinds is told in its own words. */
export function brokerProblem(error: Error): string {
	const code = 'code' in error ? error.code : null;
	if (code === 'ERR_TLS_CERT_ALTNAME_INVALID')
		return `its certificate is for another host (${error.message}); MQTT_URL must name one that it is for`;
	if (UNTRUSTED.includes(code))
		return `its certificate is by no CA that is trusted here (${error.message}); MQTT_CA names the file of the right one`;
	if (code === 'CERT_HAS_EXPIRED' || code === 'CERT_NOT_YET_VALID')
		return `its certificate does not hold now (${error.message})`;
	if (code === 'ERR_SSL_WRONG_VERSION_NUMBER' || code === 'ERR_SSL_PACKET_LENGTH_TOO_LONG')
		return 'nobody speaks TLS at that port; MQTT_URL with mqtts:// wants the port for it';
	if (ABOUT_OURS.test(error.message))
		return `it does not accept our certificate (${error.message}); MQTT_CERT and MQTT_KEY name the files of one that it does`;
	if (NOT_LET_IN.includes(code))
		return `it does not let us in (${error.message}): see MQTT_USERNAME and MQTT_PASSWORD, or the name in the certificate`;
	return 'error';
}
