/** Where somebody on the machine itself comes from, and what he calls it. */
const LOOPBACK_ADDRESS = /^(?:127\.|::1$|::ffff:127\.)/;
const LOOPBACK_HOST = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/i;

/** Whoever passes a request on may leave one of these. */
const PASSED_ON = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip'];

/**
 * Whether a request comes from a program on this machine. The address alone does not say so: a page of anybody's may
 * have given its own name the address 127.0.0.1 (DNS rebinding), and then the browser on this machine asks by that name;
 * and what a proxy on this machine passes on comes from elsewhere. A proxy that leaves no trace is not noticed.
 */
export function isFromHere(headers: Headers, clientAddress: string): boolean {
	return (
		LOOPBACK_ADDRESS.test(clientAddress) &&
		LOOPBACK_HOST.test(headers.get('host') ?? '') &&
		!PASSED_ON.some((name) => headers.has(name))
	);
}
