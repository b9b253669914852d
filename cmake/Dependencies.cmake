# Libraries from Debian. Those with an archive are linked statically, so that the binary
# runs on another machine with the same glibc or a newer one; simdjson has none there.
find_package(nlohmann_json REQUIRED)
find_package(simdjson REQUIRED)
find_package(CLI11 REQUIRED)
find_package(Threads REQUIRED)

function(trailseal_archive target name header)
  find_path(${target}_INCLUDE ${header} REQUIRED)
  find_library(${target}_LIBRARY NAMES lib${name}.a ${name} REQUIRED)
  add_library(${target} INTERFACE IMPORTED GLOBAL)
  target_include_directories(${target} SYSTEM INTERFACE ${${target}_INCLUDE})
  target_link_libraries(${target} INTERFACE ${${target}_LIBRARY} Threads::Threads)
endfunction()

trailseal_archive(trailseal_yaml_cpp yaml-cpp yaml-cpp/yaml.h)
trailseal_archive(trailseal_re2 re2 re2/re2.h)
trailseal_archive(trailseal_xxhash xxhash xxhash.h)
trailseal_archive(trailseal_pugixml pugixml pugixml.hpp)
trailseal_archive(trailseal_utf8proc utf8proc utf8proc.h)
trailseal_archive(trailseal_gmp gmp gmp.h)
trailseal_archive(trailseal_mpfr mpfr mpfr.h)
target_link_libraries(trailseal_mpfr INTERFACE trailseal_gmp)
trailseal_archive(trailseal_crypto crypto openssl/evp.h)
trailseal_archive(trailseal_zlib z zlib.h)
trailseal_archive(trailseal_minizip minizip minizip/unzip.h)
target_link_libraries(trailseal_minizip INTERFACE trailseal_zlib)
trailseal_archive(trailseal_yaml yaml yaml.h)

# Header-only: reads the wire format of protocol buffers.
find_path(PROTOZERO_INCLUDE protozero/pbf_reader.hpp REQUIRED)
add_library(trailseal_protozero INTERFACE IMPORTED GLOBAL)
target_include_directories(trailseal_protozero SYSTEM INTERFACE ${PROTOZERO_INCLUDE})

# What the program allocates with: thousands of small values, a fifth faster than with
# glibc's. The sanitizers have their own.
find_library(JEMALLOC_ARCHIVE NAMES libjemalloc_pic.a libjemalloc.a)
