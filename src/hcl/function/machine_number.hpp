// Logarithm and power to the last bit as Go computes them, and so Terraform.
#pragma once

namespace trailseal::hcl {

double machine_log(double x);
double machine_pow(double x, double y);

}  // namespace trailseal::hcl
