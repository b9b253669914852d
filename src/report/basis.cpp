#include "report/basis.hpp"

#include "base/word_list.hpp"
#include "report/result_text.hpp"

namespace trailseal::report {

std::vector<std::string> basis_sentences(const Report& report) {
  std::vector<std::string> sentences;
  if (report.configuration) {
    sentences.push_back(configuration_sentence(*report.configuration));
  }
  if (!report.compared_with.name.empty()) {
    sentences.push_back(comparison_sentence(report));
  }
  if (!report.waivers_in_place.empty()) {
    sentences.push_back(waiver_sentence(report.waivers_in_place));
  }
  if (!report.trusted.empty()) {
    sentences.push_back("assumed from `known:` in the configuration: " +
                        joined(report.trusted));
  }
  return sentences;
}

}  // namespace trailseal::report
