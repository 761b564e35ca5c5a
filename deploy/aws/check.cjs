// Validates a CloudFormation template: prints what is found, and fails on what is an error.
const { RegoEngine, TemplateFile } = require("@aws/cloudformation-validate");

const engine = new RegoEngine();
const file = process.argv[2];
const found = engine.validateStandard(new TemplateFile(file)).diagnostics;
for (const each of found.filter((one) => one.severity !== "INFO")) {
  console.log(`${file}: ${each.severity} ${each.ruleId}: ${each.message}`);
}
engine.free();
const errors = found.filter((each) => ["FATAL", "ERROR"].includes(String(each.severity).toUpperCase()));
console.log(`${file}: ${found.length} findings, ${errors.length} of them errors`);
process.exit(errors.length === 0 ? 0 : 1);
