// What a page tells of one trail.
#pragma once

#include "evidence/page/page.hpp"
#include "evidence/trail_evidence.hpp"

namespace trailseal::evidence {

/// Adds the trail's chapter. Its heading is of level 2 and has the id `id`.
void add_trail(const TrailEvidence& trail, std::string id, Page& page);

/// How a word of ours is to be taken: `allowed`, `pass`, `denied`, `fail`, `unknown`, ...
Tone tone_of(const std::string& outcome);

/// The input, the answer, the account, the region and the time of a fact, in one line.
std::string source_line(const Source& source);

/// Requirements as a table: what is not met first.
void add_requirements(const std::vector<RequirementEvidence>& requirements, Page& page);

}  // namespace trailseal::evidence
