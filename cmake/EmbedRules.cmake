# rules/**/*.yaml -> one generated C++ file of constant tables -> trailseal_rule_catalogue.
#
# A rule that the reader refuses stops the build with its file, line and column.
file(GLOB_RECURSE rule_files CONFIGURE_DEPENDS
  RELATIVE ${PROJECT_SOURCE_DIR} ${PROJECT_SOURCE_DIR}/rules/*.yaml)
list(SORT rule_files)
list(TRANSFORM rule_files PREPEND ${PROJECT_SOURCE_DIR}/ OUTPUT_VARIABLE rule_paths)

# The catalogue needs the tables, the tool that writes them only the reader.
get_target_property(rule_sources trailseal_rule SOURCES)
list(FILTER rule_sources EXCLUDE REGEX "/catalogue\\.cpp$")
set_property(TARGET trailseal_rule PROPERTY SOURCES ${rule_sources})

add_executable(embed_rules ${PROJECT_SOURCE_DIR}/tools/embed_rules.cpp)
target_link_libraries(embed_rules PRIVATE trailseal_rule)

set(rule_tables ${CMAKE_CURRENT_BINARY_DIR}/rule_tables.cpp)
add_custom_command(
  OUTPUT ${rule_tables}
  COMMAND embed_rules ${rule_tables} ${rule_files}
  DEPENDS embed_rules ${rule_paths}
  WORKING_DIRECTORY ${PROJECT_SOURCE_DIR}
  COMMENT "Reading the rules"
  VERBATIM)

add_library(trailseal_rule_catalogue STATIC
  ${PROJECT_SOURCE_DIR}/src/rule/catalogue.cpp ${rule_tables})
target_link_libraries(trailseal_rule_catalogue PUBLIC trailseal_rule)
