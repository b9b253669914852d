// What this program was built from and with.
#pragma once

#include <iosfwd>

namespace trailseal::cli {

/// Writes the version; `verbose` adds the commit, the compiler, how the program is linked,
/// and the libraries in it.
void write_version(std::ostream& out, bool verbose);

}  // namespace trailseal::cli
