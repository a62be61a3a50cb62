import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

const NEW_KEY = "-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes";

/**
 * Makes an authority `ca.pem`, certificates of it for `server` and `client`, and one of nobody, `stranger`: each a `.pem`
 * with a `.key`. That of the server is for 127.0.0.1 only.
 */
export function writeCertificates(folder: string): void {
  const openssl = (parameters: string) =>
    execFileSync("openssl", parameters.split(" "), { cwd: folder, stdio: "ignore" });
  const newKey = (name: string) => `${NEW_KEY} -subj /CN=${name} -keyout ${name}.key`;
  for (const name of ["ca", "stranger"]) openssl(`req -x509 ${newKey(name)} -days 2 -out ${name}.pem`);
  writeFileSync(join(folder, "names"), "subjectAltName=IP:127.0.0.1\n");
  for (const name of ["server", "client"]) {
    openssl(`req ${newKey(name)} -out ${name}.request`);
    const authority = "-CA ca.pem -CAkey ca.key -CAcreateserial -days 2";
    openssl(`x509 -req -in ${name}.request ${authority} -extfile names -out ${name}.pem`);
  }
}
