// What the fuzz targets share: a property that must hold, and the entry that libFuzzer
// and fixed_run.cpp call.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace trailseal::fuzz {

/// Ends the run where a property does not hold.
inline void expect(bool holds, const char* property, const std::string& detail = {}) {
  if (holds) return;
  std::fprintf(stderr, "property broken: %s\n%s\n", property, detail.c_str());
  std::abort();
}

}  // namespace trailseal::fuzz
