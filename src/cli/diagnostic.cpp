//   plan.json:1:17: error: unexpected end of the document
//     help: ...
//
// What is not known of the place is left out, the program's name stands in for a path.
#include "cli/diagnostic.hpp"

#include <ostream>
#include <sstream>

#include "report/paragraph.hpp"
#include "report/result_text.hpp"
#include "report/workflow_command.hpp"

namespace trailseal::cli {

void write_diagnostic(const Diagnostic& diagnostic, std::ostream& out) {
  const Error& error = diagnostic.error;
  std::ostringstream err;
  err << (error.path.empty() ? "trailseal" : report::printable(error.path));
  if (error.line > 0) err << ':' << error.line << ':' << error.column;
  err << ": " << report::to_string(diagnostic.level) << ": "
      << report::printable(error.message) << '\n';
  if (!error.help.empty()) err << "  help: " << report::printable(error.help) << '\n';
  report::write_without_commands(err.view(), out);
}

void write_error(const Error& error, std::ostream& err) {
  write_diagnostic({.level = Diagnostic::Level::Error, .error = error}, err);
}

}  // namespace trailseal::cli
