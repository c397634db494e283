/**
 * The model that comes with Samescene. {@link org.samescene.feature.tensorflow.gradient.Gradient} opens it;
 * {@code GradientModel} and what it uses write its graph, which is a resource.
 */
package org.samescene.feature.tensorflow.gradient;
