import { errorCodeOf, Failure } from "../failure.js";

type Reason = readonly [what: string, remedy: string];

const CREDENTIALS: Reason = [
  "does not let us in with these credentials, or without any",
  "check NATS_CREDS, NATS_NKEY, NATS_USER and NATS_PASSWORD, or NATS_TOKEN",
];
const PERMISSIONS =
  "let this user publish to, and subscribe to, emend.>, $JS.API.>, $JS.ACK.EMEND_WORK.> and _INBOX.>";
const ACCOUNT =
  "give the account JetStream, with room for the streams EMEND_WORK, EMEND_RESULTS and EMEND_DEAD";
const UNKNOWN_AUTHORITY: Reason = [
  "has a certificate of an authority that is not trusted here",
  "name the certificate of its authority in NATS_CA",
];
const OUT_OF_DATE: Reason = [
  "has a certificate that is not valid at this time",
  "renew it on the server, or set the clock",
];
const CLIENT_CERTIFICATE: Reason = [
  "does not take our certificate, or misses one",
  "name one that it trusts in NATS_CERT, and its key in NATS_KEY",
];

/** What the error codes of TLS mean, and what to do about them. */
const TLS_ERRORS: Readonly<Record<string, Reason>> = {
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNKNOWN_AUTHORITY,
  UNABLE_TO_GET_ISSUER_CERT: UNKNOWN_AUTHORITY,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNKNOWN_AUTHORITY,
  SELF_SIGNED_CERT_IN_CHAIN: UNKNOWN_AUTHORITY,
  DEPTH_ZERO_SELF_SIGNED_CERT: UNKNOWN_AUTHORITY,
  CERT_SIGNATURE_FAILURE: UNKNOWN_AUTHORITY,
  CERT_HAS_EXPIRED: OUT_OF_DATE,
  CERT_NOT_YET_VALID: OUT_OF_DATE,
  ERR_TLS_CERT_ALTNAME_INVALID: [
    "has a certificate for another name",
    "use a name that stands in the certificate",
  ],
  ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE: CLIENT_CERTIFICATE,
  ERR_SSL_SSLV3_ALERT_CERTIFICATE_UNKNOWN: CLIENT_CERTIFICATE,
  ERR_SSL_SSLV3_ALERT_CERTIFICATE_EXPIRED: CLIENT_CERTIFICATE,
  ERR_SSL_TLSV1_ALERT_UNKNOWN_CA: CLIENT_CERTIFICATE,
  ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED: CLIENT_CERTIFICATE,
};

/** With TLS, a certificate is refused after the handshake: what is sent meanwhile may meet a closed connection first. */
const BROKEN_OFF: ReadonlySet<string | undefined> = new Set(["ECONNRESET", "EPIPE"]);

/** Why a connection that waits for outages ended by itself: only a server that knows us no longer ends it for good. */
export const endedConnection = (url: string): Failure => new Failure(url, ...CREDENTIALS);

/** Whether the server has heard what was asked of it, and will not do it for this user. */
export const isForbidden = (error: unknown): boolean =>
  error instanceof Error && (error.name === "PermissionViolationError" || isForbidden(error.cause));

/** Whether the server has heard what was asked of it, and cannot do it now: for one that has no room. */
export const isDeclined = (error: unknown): boolean =>
  error instanceof Error && (error.name === "JetStreamApiError" || error.message.endsWith("for account"));

/** Says in one clause why there is no connection to `url`, or it is of no use, and what to do about it. */
export function refusedConnection(url: string, error: unknown, usesTls: boolean): Failure {
  if (error instanceof Failure) return error;
  const code = errorCodeOf(error) ?? errorCodeOf(error instanceof Error ? error.cause : undefined);
  const message = error instanceof Error ? error.message : String(error);
  const name = error instanceof Error ? error.name : "";
  const known = TLS_ERRORS[code ?? ""];
  if (known) return new Failure(url, ...known);
  if (name === "AuthorizationError" || name === "UserAuthenticationExpiredError")
    return new Failure(url, ...CREDENTIALS);
  if (usesTls && BROKEN_OFF.has(code)) return new Failure(url, ...CLIENT_CERTIFICATE);
  if (usesTls && message.includes("does not support 'tls'")) {
    const remedy = "set it up there, or leave out tls://, NATS_CA, NATS_CERT and NATS_KEY";
    return new Failure(url, "has no TLS", remedy);
  }
  const why = message.trim().replace(/\s*\n\s*/g, " ");
  if (isForbidden(error)) return new Failure(url, `forbids what a queue needs (${why})`, PERMISSIONS);
  if (isDeclined(error)) return new Failure(url, `cannot keep a queue for this account (${why})`, ACCOUNT);
  return new Failure(url, `cannot be used as a queue (${why})`, "check the address and `nats-server -js`");
}
