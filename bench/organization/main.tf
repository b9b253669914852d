# One trail of the many that an organization has, with what belongs to it, and one service.
# The benchmark's generator repeats both; see ../generate_plan.cpp.

terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

provider "aws" {
  region = "eu-central-1"
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

module "trail0000" {
  source = "./trail"
  name   = "trail0000"
}

module "svc0000" {
  source = "../estate/service"
  name   = "svc0000"
  vpc_id = aws_vpc.main.id
}
