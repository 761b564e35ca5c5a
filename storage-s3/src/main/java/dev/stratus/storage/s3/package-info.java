/// S3, and everything that speaks it: `s3://bucket/key`.
///
/// Over the AWS SDK for Java, version 2, which finds credentials, regions and profiles as the AWS
/// tools do and signs requests. It makes each request once; repeating them is the business of
/// [dev.stratus.storage.Retries].
@NullMarked
package dev.stratus.storage.s3;

import org.jspecify.annotations.NullMarked;
