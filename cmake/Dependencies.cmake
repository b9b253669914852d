# The libraries, all of them packages of Debian. TRAILSEAL_LINK says how they get in:
#
#   archives  those with an archive are linked statically, so that the binary runs on another
#             machine with the same C library or a newer one (the default)
#   shared    as shared libraries, for a package of a distribution
#   static    everything, the C library too: one file for any Linux (scripts/release)
if(APPLE)
  set(link_default shared)
else()
  set(link_default archives)
endif()
set(TRAILSEAL_LINK ${link_default} CACHE STRING "archives, shared or static")
set_property(CACHE TRAILSEAL_LINK PROPERTY STRINGS archives shared static)
if(NOT TRAILSEAL_LINK MATCHES "^(archives|shared|static)$")
  message(FATAL_ERROR "TRAILSEAL_LINK is archives, shared or static")
endif()

find_package(nlohmann_json REQUIRED)
find_package(CLI11 REQUIRED)
find_package(Threads REQUIRED)

# trailseal_find(VARIABLE NAME [OPTIONAL]): the library as TRAILSEAL_LINK wants it.
function(trailseal_find variable name)
  if(TRAILSEAL_LINK STREQUAL shared)
    set(names ${name})
  elseif(TRAILSEAL_LINK STREQUAL static)
    set(names lib${name}.a)
  else()
    set(names lib${name}.a ${name})
  endif()
  if(OPTIONAL IN_LIST ARGN)
    find_library(${variable} NAMES ${names})
  else()
    find_library(${variable} NAMES ${names} REQUIRED)
  endif()
endfunction()

function(trailseal_library target name header)
  find_path(${target}_INCLUDE ${header} REQUIRED)
  trailseal_find(${target}_LIBRARY ${name})
  add_library(${target} INTERFACE IMPORTED GLOBAL)
  target_include_directories(${target} SYSTEM INTERFACE ${${target}_INCLUDE})
  target_link_libraries(${target} INTERFACE ${${target}_LIBRARY} Threads::Threads)
endfunction()

trailseal_library(trailseal_yaml_cpp yaml-cpp yaml-cpp/yaml.h)
target_compile_definitions(trailseal_yaml_cpp INTERFACE
  $<$<NOT:$<STREQUAL:${TRAILSEAL_LINK},shared>>:YAML_CPP_STATIC_DEFINE>)
trailseal_library(trailseal_re2 re2 re2/re2.h)
trailseal_library(trailseal_xxhash xxhash xxhash.h)
trailseal_library(trailseal_pugixml pugixml pugixml.hpp)
trailseal_library(trailseal_utf8proc utf8proc utf8proc.h)
trailseal_library(trailseal_gmp gmp gmp.h)
trailseal_library(trailseal_mpfr mpfr mpfr.h)
target_link_libraries(trailseal_mpfr INTERFACE trailseal_gmp)
# Mbed TLS for digests and RSA: OpenSSL's is three times the size of all of trailseal's own
# libraries, since its providers bring every algorithm along.
trailseal_library(trailseal_mbedtls mbedcrypto mbedtls/md.h)
trailseal_library(trailseal_zlib z zlib.h)
trailseal_library(trailseal_minizip minizip minizip/unzip.h)
target_link_libraries(trailseal_minizip INTERFACE trailseal_zlib)
trailseal_library(trailseal_yaml yaml yaml.h)

# Newer releases of re2 need Abseil, of which the archive tells nothing: pkg-config does.
find_package(PkgConfig QUIET)
if(PkgConfig_FOUND AND NOT TRAILSEAL_LINK STREQUAL shared)
  # One call: pkg-config takes seconds for Abseil's hundred parts, and CMake's module asks it
  # a dozen times.
  if(NOT DEFINED TRAILSEAL_RE2_PARTS)
    execute_process(COMMAND ${PKG_CONFIG_EXECUTABLE} --static --libs-only-l re2
      OUTPUT_VARIABLE re2_flags OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
    string(REGEX REPLACE " *-l" ";" re2_flags "${re2_flags}")
    set(TRAILSEAL_RE2_PARTS "${re2_flags}" CACHE INTERNAL "What re2 is linked with")
  endif()
  set(re2_parts ${TRAILSEAL_RE2_PARTS})
  list(REMOVE_DUPLICATES re2_parts)
  list(TRANSFORM re2_parts STRIP)
  list(FILTER re2_parts INCLUDE REGEX "^absl_")
  set(re2_archives)
  foreach(part ${re2_parts})
    trailseal_find(RE2_${part} ${part})
    list(APPEND re2_archives ${RE2_${part}})
  endforeach()
  if(re2_archives)
    # They need one another in both directions.
    target_link_libraries(trailseal_re2 INTERFACE "$<LINK_GROUP:RESCAN,${re2_archives}>")
  endif()
endif()

# Header-only: reads the wire format of protocol buffers.
find_path(PROTOZERO_INCLUDE protozero/pbf_reader.hpp REQUIRED)
add_library(trailseal_protozero INTERFACE IMPORTED GLOBAL)
target_include_directories(trailseal_protozero SYSTEM INTERFACE ${PROTOZERO_INCLUDE})

# simdjson: an archive where there is one (Debian 13), the shared library (Debian 12), or
# compiled from its source, of which scripts/packages leaves a copy for a static program.
if(TRAILSEAL_LINK STREQUAL static AND EXISTS ${PROJECT_SOURCE_DIR}/build/simdjson/src)
  set(simdjson_source ${PROJECT_SOURCE_DIR}/build/simdjson)
endif()
set(TRAILSEAL_SIMDJSON_SOURCE "${simdjson_source}" CACHE PATH "simdjson's source: the folder with src/simdjson.cpp")
add_library(trailseal_simdjson INTERFACE)
if(TRAILSEAL_SIMDJSON_SOURCE)
  add_library(trailseal_simdjson_source STATIC
    ${TRAILSEAL_SIMDJSON_SOURCE}/src/simdjson.cpp)
  target_include_directories(trailseal_simdjson_source SYSTEM PUBLIC
    ${TRAILSEAL_SIMDJSON_SOURCE}/include PRIVATE ${TRAILSEAL_SIMDJSON_SOURCE}/src)
  target_compile_options(trailseal_simdjson_source PRIVATE -O2 -w)
  target_compile_definitions(trailseal_simdjson_source PUBLIC SIMDJSON_EXCEPTIONS=1)
  target_link_libraries(trailseal_simdjson INTERFACE trailseal_simdjson_source)
  set(TRAILSEAL_SIMDJSON_IS_SHARED OFF)
else()
  find_package(simdjson REQUIRED)
  if(TARGET simdjson::simdjson_static AND NOT TRAILSEAL_LINK STREQUAL shared)
    target_link_libraries(trailseal_simdjson INTERFACE simdjson::simdjson_static)
    set(TRAILSEAL_SIMDJSON_IS_SHARED OFF)
  elseif(TRAILSEAL_LINK STREQUAL static)
    message(FATAL_ERROR "there is no archive of simdjson here: give its source with "
      "-DTRAILSEAL_SIMDJSON_SOURCE=DIR")
  else()
    target_link_libraries(trailseal_simdjson INTERFACE simdjson::simdjson)
    set(TRAILSEAL_SIMDJSON_IS_SHARED ON)
  endif()
endif()

# What the program allocates with: thousands of small values, a fifth faster than with
# glibc's. The sanitizers have their own.
if(TRAILSEAL_LINK STREQUAL archives)
  find_library(TCMALLOC_ARCHIVE NAMES libtcmalloc_minimal.a)
else()
  trailseal_find(TCMALLOC_ARCHIVE tcmalloc_minimal OPTIONAL)
endif()
