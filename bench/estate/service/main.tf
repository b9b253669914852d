# A service as teams write them: two functions, queues, tables, alarms, a bucket.

variable "name" {
  type = string
}

variable "vpc_id" {
  type = string
}

data "aws_region" "current" {}

data "aws_iam_policy_document" "assume" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}

data "aws_iam_policy_document" "service" {
  statement {
    actions   = ["s3:GetObject", "s3:PutObject"]
    resources = ["${aws_s3_bucket.data.arn}/*"]
  }
  statement {
    actions   = ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query"]
    resources = [aws_dynamodb_table.state.arn]
  }
}

resource "aws_iam_role" "service" {
  name               = "${var.name}-service"
  assume_role_policy = data.aws_iam_policy_document.assume.json
}

resource "aws_iam_role_policy" "service" {
  role   = aws_iam_role.service.id
  policy = data.aws_iam_policy_document.service.json
}

resource "aws_iam_role_policy_attachment" "managed" {
  for_each = toset([
    "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole",
    "arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess",
  ])
  role       = aws_iam_role.service.name
  policy_arn = each.value
}

resource "aws_subnet" "private" {
  count      = 3
  vpc_id     = var.vpc_id
  cidr_block = "10.0.${count.index}.0/24"
  tags       = { Name = "${var.name}-private-${count.index}", tier = "private" }
}

resource "aws_security_group" "service" {
  name   = var.name
  vpc_id = var.vpc_id
  ingress {
    description = "from the load balancer"
    from_port   = 8443
    to_port     = 8443
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/16"]
  }
  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_lambda_function" "handler" {
  for_each      = toset(["read", "write"])
  function_name = "${var.name}-${each.key}"
  role          = aws_iam_role.service.arn
  runtime       = "python3.12"
  handler       = "handler.main"
  filename      = "handler.zip"
  memory_size   = 512
  timeout       = 30
  environment {
    variables = { TABLE = aws_dynamodb_table.state.name, STAGE = "production" }
  }
  tags = { service = var.name, owner = "platform" }
}

resource "aws_cloudwatch_log_group" "handler" {
  for_each          = aws_lambda_function.handler
  name              = "/aws/lambda/${each.value.function_name}"
  retention_in_days = 90
}

resource "aws_dynamodb_table" "state" {
  name         = "${var.name}-state"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"
  attribute {
    name = "id"
    type = "S"
  }
  point_in_time_recovery {
    enabled = true
  }
}

resource "aws_sqs_queue" "work" {
  name                       = "${var.name}-work"
  visibility_timeout_seconds = 120
}

resource "aws_sns_topic" "alarm" {
  name = "${var.name}-alarm"
}

resource "aws_cloudwatch_metric_alarm" "errors" {
  for_each            = aws_lambda_function.handler
  alarm_name          = "${each.value.function_name}-errors"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 3
  metric_name         = "Errors"
  namespace           = "AWS/Lambda"
  period              = 60
  statistic           = "Sum"
  threshold           = 1
  alarm_actions       = [aws_sns_topic.alarm.arn]
  dimensions          = { FunctionName = each.value.function_name }
}

resource "aws_instance" "worker" {
  count                  = 2
  ami                    = "ami-0abcdef1234567890"
  instance_type          = "m6i.large"
  subnet_id              = aws_subnet.private[count.index].id
  vpc_security_group_ids = [aws_security_group.service.id]
  user_data              = "#!/bin/sh\nexec /opt/${var.name}/worker --index ${count.index}\n"
  tags                   = { Name = "${var.name}-worker-${count.index}" }
}

resource "aws_s3_bucket" "data" {
  bucket = "acme-${var.name}-data"
}

resource "aws_s3_bucket_server_side_encryption_configuration" "data" {
  bucket = aws_s3_bucket.data.id
  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "aws:kms"
    }
  }
}

resource "aws_s3_bucket_policy" "data" {
  bucket = aws_s3_bucket.data.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "TlsOnly"
      Effect    = "Deny"
      Principal = "*"
      Action    = "s3:*"
      Resource  = ["arn:aws:s3:::acme-${var.name}-data", "arn:aws:s3:::acme-${var.name}-data/*"]
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    }]
  })
}
